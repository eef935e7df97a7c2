package chipgap.platform.figure;

import chipgap.kernel.evidence.Vintage;
import chipgap.platform.grpc.Failure;
import chipgap.platform.grpc.Failure.Violation;
import chipgap.platform.grpc.Offload;
import chipgap.platform.grpc.Roles;
import chipgap.platform.grpc.StreamPace;
import chipgap.platform.type.TypeMessages;
import chipgap.proto.figure.v1.ComparePublishedRequest;
import chipgap.proto.figure.v1.ComparePublishedResponse;
import chipgap.proto.figure.v1.CreateFigureRequest;
import chipgap.proto.figure.v1.CreateFigureResponse;
import chipgap.proto.figure.v1.CreateQuantityRequest;
import chipgap.proto.figure.v1.CreateQuantityResponse;
import chipgap.proto.figure.v1.ExportFiguresRequest;
import chipgap.proto.figure.v1.ExportFiguresResponse;
import chipgap.proto.figure.v1.FigureService;
import chipgap.proto.figure.v1.GetFigureRequest;
import chipgap.proto.figure.v1.GetFigureResponse;
import chipgap.proto.figure.v1.GetQuantityRequest;
import chipgap.proto.figure.v1.GetQuantityResponse;
import chipgap.proto.figure.v1.ImportFiguresRequest;
import chipgap.proto.figure.v1.ImportFiguresResponse;
import chipgap.proto.figure.v1.ListChangesRequest;
import chipgap.proto.figure.v1.ListChangesResponse;
import chipgap.proto.figure.v1.ListFiguresRequest;
import chipgap.proto.figure.v1.ListFiguresResponse;
import chipgap.proto.figure.v1.ListQuantitiesRequest;
import chipgap.proto.figure.v1.ListQuantitiesResponse;
import chipgap.proto.figure.v1.ListSourcesRequest;
import chipgap.proto.figure.v1.ListSourcesResponse;
import chipgap.proto.figure.v1.SupersedeFigureRequest;
import chipgap.proto.figure.v1.SupersedeFigureResponse;
import com.google.protobuf.ByteString;
import io.quarkus.grpc.GrpcService;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** chipgap.figure.v1.FigureService, over the database of the service that mounts it. A service without figures leaves this bean out of its build. */
@GrpcService
@Authenticated
public class FigureGrpcService implements FigureService {
    private static final Duration RETRY_IMPORT = Duration.ofSeconds(10);
    private static final int LARGEST_PIECE = 1 << 20;

    private final FigureReads reads;
    private final FigureWrites writes;
    private final ImportFigures importFigures;
    private final ExportFigures exportFigures;
    private final Actor actor;
    private final Offload offload;

    FigureGrpcService(
            FigureReads reads,
            FigureWrites writes,
            ImportFigures importFigures,
            ExportFigures exportFigures,
            Actor actor,
            Offload offload) {
        this.reads = reads;
        this.writes = writes;
        this.importFigures = importFigures;
        this.exportFigures = exportFigures;
        this.actor = actor;
        this.offload = offload;
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Uni<ListQuantitiesResponse> listQuantities(ListQuantitiesRequest request) {
        return offload.waiting(() -> reads.list(request));
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Uni<GetQuantityResponse> getQuantity(GetQuantityRequest request) {
        return offload.waiting(() -> reads.get(request));
    }

    @Override
    @RolesAllowed(Roles.EDITOR)
    public Uni<CreateQuantityResponse> createQuantity(CreateQuantityRequest request) {
        String who = actor.name();
        return offload.waiting(() -> CreateQuantityResponse.newBuilder()
                .setQuantity(writes.create(request, who))
                .build());
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Uni<ListFiguresResponse> listFigures(ListFiguresRequest request) {
        return offload.waiting(() -> reads.list(request));
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Uni<GetFigureResponse> getFigure(GetFigureRequest request) {
        return offload.waiting(() -> reads.get(request));
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Uni<ListSourcesResponse> listSources(ListSourcesRequest request) {
        return offload.waiting(() -> reads.list(request));
    }

    @Override
    @RolesAllowed(Roles.EDITOR)
    public Uni<CreateFigureResponse> createFigure(CreateFigureRequest request) {
        String who = actor.name();
        return offload.waiting(() -> CreateFigureResponse.newBuilder()
                .setFigure(writes.create(request, who))
                .build());
    }

    @Override
    @RolesAllowed(Roles.EDITOR)
    public Uni<SupersedeFigureResponse> supersedeFigure(SupersedeFigureRequest request) {
        String who = actor.name();
        return offload.waiting(() -> SupersedeFigureResponse.newBuilder()
                .setFigure(writes.supersede(request, who))
                .build());
    }

    @Override
    @RolesAllowed(Roles.EDITOR)
    public Uni<ImportFiguresResponse> importFigures(Multi<ImportFiguresRequest> messages) {
        String who = actor.name();
        ImportStream stream = new ImportStream(messages, StreamPace.inbound());
        return offload.waiting(() -> FigureMessages.message(imported(stream, who)))
                .eventually(stream::close);
    }

    private ImportFigures.Report imported(ImportStream stream, String who) {
        String reason = stream.reason();
        List<Violation> violations = new ArrayList<>();
        FigureWrites.requireReason(reason, violations);
        FigureWrites.refuseIfAny(violations);
        try {
            return importFigures.run(stream, who, reason);
        } catch (FigureFile.FileRefusedException refused) {
            throw new Failure.InvalidField("content", String.valueOf(refused.getMessage()));
        } catch (ImportFigures.TooManyImportsException busy) {
            throw new Failure.Exhausted("TOO_MANY_IMPORTS", String.valueOf(busy.getMessage()), RETRY_IMPORT);
        }
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Multi<ExportFiguresResponse> exportFigures(ExportFiguresRequest request) {
        Vintage vintage = request.hasVintage() ? TypeMessages.vintage("vintage", request.getVintage()) : null;
        StreamPace.Outbound way = StreamPace.outbound();
        ExportFigures.Pages pages = exportFigures.begin(vintage);
        return Multi.createBy()
                .repeating()
                .uni(() -> offload.waiting(() -> {
                    way.awaitRoom();
                    return pages.next();
                }))
                .whilst(page -> !pages.isDone())
                .onItem()
                .transformToIterable(FigureGrpcService::pieces);
    }

    private static List<ExportFiguresResponse> pieces(byte[] page) {
        List<ExportFiguresResponse> pieces = new ArrayList<>();
        for (int start = 0; start < page.length; start += LARGEST_PIECE) {
            int length = Math.min(LARGEST_PIECE, page.length - start);
            pieces.add(ExportFiguresResponse.newBuilder()
                    .setContent(ByteString.copyFrom(page, start, length))
                    .build());
        }
        return pieces;
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Uni<ComparePublishedResponse> comparePublished(ComparePublishedRequest request) {
        return offload.waiting(() -> reads.compare(request));
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Uni<ListChangesResponse> listChanges(ListChangesRequest request) {
        return offload.waiting(() -> reads.list(request));
    }
}
