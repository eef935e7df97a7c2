package chipgap.cli;

import chipgap.proto.figure.v1.Change;
import chipgap.proto.figure.v1.CitedSource;
import chipgap.proto.figure.v1.ComparePublishedRequest;
import chipgap.proto.figure.v1.Comparison;
import chipgap.proto.figure.v1.CreateFigureRequest;
import chipgap.proto.figure.v1.ExportFiguresRequest;
import chipgap.proto.figure.v1.Figure;
import chipgap.proto.figure.v1.FigureServiceGrpc;
import chipgap.proto.figure.v1.FigureServiceGrpc.FigureServiceBlockingStub;
import chipgap.proto.figure.v1.GetFigureRequest;
import chipgap.proto.figure.v1.GetFigureResponse;
import chipgap.proto.figure.v1.ImportFiguresRequest;
import chipgap.proto.figure.v1.ImportFiguresResponse;
import chipgap.proto.figure.v1.ListChangesRequest;
import chipgap.proto.figure.v1.ListFiguresRequest;
import chipgap.proto.figure.v1.ListQuantitiesRequest;
import chipgap.proto.figure.v1.ListSourcesRequest;
import chipgap.proto.figure.v1.Quantity;
import chipgap.proto.figure.v1.SupersedeFigureRequest;
import com.google.protobuf.UnsafeByteOperations;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Calls the figures of one service with the signed-in user's token. */
final class FigureClient implements AutoCloseable {
    private static final int PIECE = 256 << 10;
    private static final long UNARY_SECONDS = 30;
    private static final long STREAM_SECONDS = 3600;

    private final ServiceChannel channel;

    FigureClient(Settings settings, DataService service) {
        channel = new ServiceChannel(settings, service.toString());
    }

    Listing<Figure> figures(ListFiguresRequest asked, int most) {
        return Listing.of(most, (size, token) -> {
            var answer = stub().listFigures(asked.toBuilder()
                    .setPageSize(size)
                    .setPageToken(token)
                    .build());
            return new Listing.Page<>(answer.getFiguresList(), answer.getNextPageToken());
        });
    }

    Listing<Quantity> quantities() {
        return Listing.of(Integer.MAX_VALUE, (size, token) -> {
            var answer = stub().listQuantities(ListQuantitiesRequest.newBuilder()
                    .setPageSize(size)
                    .setPageToken(token)
                    .build());
            return new Listing.Page<>(answer.getQuantitiesList(), answer.getNextPageToken());
        });
    }

    Listing<CitedSource> sources(ListSourcesRequest asked) {
        return Listing.of(Integer.MAX_VALUE, (size, token) -> {
            var answer = stub().listSources(asked.toBuilder()
                    .setPageSize(size)
                    .setPageToken(token)
                    .build());
            return new Listing.Page<>(answer.getSourcesList(), answer.getNextPageToken());
        });
    }

    Listing<Change> changes(ListChangesRequest asked, int most) {
        return Listing.of(most, (size, token) -> {
            var answer = stub().listChanges(asked.toBuilder()
                    .setPageSize(size)
                    .setPageToken(token)
                    .build());
            return new Listing.Page<>(answer.getChangesList(), answer.getNextPageToken());
        });
    }

    GetFigureResponse figure(String name) {
        return stub().getFigure(GetFigureRequest.newBuilder().setName(name).build());
    }

    Comparison compare(ComparePublishedRequest asked) {
        return stub().comparePublished(asked).getComparison();
    }

    Figure create(Figure figure, String reason) {
        return stub().createFigure(CreateFigureRequest.newBuilder()
                        .setFigure(figure)
                        .setReason(reason)
                        .build())
                .getFigure();
    }

    Figure supersede(String name, Figure figure, String reason) {
        return stub().supersedeFigure(SupersedeFigureRequest.newBuilder()
                        .setName(name)
                        .setFigure(figure)
                        .setReason(reason)
                        .build())
                .getFigure();
    }

    void exportTo(OutputStream file, ExportFiguresRequest asked) throws IOException {
        var pieces =
                channel.stub(FigureServiceGrpc::newBlockingStub, STREAM_SECONDS).exportFigures(asked);
        while (pieces.hasNext()) {
            pieces.next().getContent().writeTo(file);
        }
    }

    /** Sends a file piece by piece, as fast as the service takes it, and no further once it has answered. */
    ImportFiguresResponse importFrom(InputStream file, String reason) throws IOException, InterruptedException {
        BlockingClientCall<ImportFiguresRequest, ImportFiguresResponse> call = channel.stub(
                        FigureServiceGrpc::newBlockingV2Stub, STREAM_SECONDS)
                .importFigures();
        try {
            boolean isTaken = call.write(
                    ImportFiguresRequest.newBuilder().setReason(reason).build());
            byte[] piece = file.readNBytes(PIECE);
            while (isTaken && piece.length > 0) {
                isTaken = call.write(ImportFiguresRequest.newBuilder()
                        .setContent(UnsafeByteOperations.unsafeWrap(piece))
                        .build());
                piece = file.readNBytes(PIECE);
            }
            call.halfClose();
            return call.read();
        } catch (StatusException refused) {
            throw refused.getStatus().asRuntimeException(refused.getTrailers());
        }
    }

    private FigureServiceBlockingStub stub() {
        return channel.stub(FigureServiceGrpc::newBlockingStub, UNARY_SECONDS);
    }

    @Override
    public void close() {
        channel.close();
    }
}
