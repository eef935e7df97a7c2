package chipgap.cli;

import chipgap.proto.figure.v1.Change;
import chipgap.proto.figure.v1.CitedSource;
import chipgap.proto.figure.v1.ComparePublishedRequest;
import chipgap.proto.figure.v1.ComparePublishedResponse;
import chipgap.proto.figure.v1.Comparison;
import chipgap.proto.figure.v1.CreateFigureRequest;
import chipgap.proto.figure.v1.CreateFigureResponse;
import chipgap.proto.figure.v1.ExportFiguresRequest;
import chipgap.proto.figure.v1.ExportFiguresResponse;
import chipgap.proto.figure.v1.Figure;
import chipgap.proto.figure.v1.FigureServiceGrpc.FigureServiceImplBase;
import chipgap.proto.figure.v1.GetFigureRequest;
import chipgap.proto.figure.v1.GetFigureResponse;
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
import chipgap.proto.figure.v1.Quantity;
import chipgap.proto.figure.v1.SupersedeFigureRequest;
import chipgap.proto.figure.v1.SupersedeFigureResponse;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The figures of a service at the edge of gRPC: keeps what it is asked and answers what it is told to. */
final class FakeFigures extends FigureServiceImplBase {
    static final int PAGE = 2;

    final List<Message> asked = new ArrayList<>();
    final Map<String, GetFigureResponse> figures = new TreeMap<>();
    final List<Quantity> quantities = new ArrayList<>();
    final List<CitedSource> sources = new ArrayList<>();
    final List<Change> changes = new ArrayList<>();

    @Nullable Comparison comparison;

    final List<ByteString> pieces = new ArrayList<>();
    ImportFiguresResponse report = ImportFiguresResponse.getDefaultInstance();
    ByteString file = ByteString.EMPTY;
    /** After so many bytes of a file it breaks off. */
    long breaksAfter = Long.MAX_VALUE;

    void holds(Figure figure, String supersededBy) {
        figures.put(
                figure.getName(),
                GetFigureResponse.newBuilder()
                        .setFigure(figure)
                        .setSupersededBy(supersededBy)
                        .build());
    }

    @Override
    public void listFigures(ListFiguresRequest request, StreamObserver<ListFiguresResponse> answers) {
        List<Figure> all =
                figures.values().stream().map(GetFigureResponse::getFigure).toList();
        int from = from(request.getPageToken());
        answer(
                request,
                ListFiguresResponse.newBuilder()
                        .addAllFigures(page(all, from, request.getPageSize()))
                        .setNextPageToken(next(all, from, request.getPageSize()))
                        .build(),
                answers);
    }

    @Override
    public void getFigure(GetFigureRequest request, StreamObserver<GetFigureResponse> answers) {
        GetFigureResponse found = figures.get(request.getName());
        if (found == null) {
            asked.add(request);
            answers.onError(Status.NOT_FOUND
                    .withDescription("There is no figure '%s'.".formatted(request.getName()))
                    .asRuntimeException());
        } else {
            answer(request, found, answers);
        }
    }

    @Override
    public void listQuantities(ListQuantitiesRequest request, StreamObserver<ListQuantitiesResponse> answers) {
        int from = from(request.getPageToken());
        answer(
                request,
                ListQuantitiesResponse.newBuilder()
                        .addAllQuantities(page(quantities, from, request.getPageSize()))
                        .setNextPageToken(next(quantities, from, request.getPageSize()))
                        .build(),
                answers);
    }

    @Override
    public void listSources(ListSourcesRequest request, StreamObserver<ListSourcesResponse> answers) {
        answer(request, ListSourcesResponse.newBuilder().addAllSources(sources).build(), answers);
    }

    @Override
    public void listChanges(ListChangesRequest request, StreamObserver<ListChangesResponse> answers) {
        answer(request, ListChangesResponse.newBuilder().addAllChanges(changes).build(), answers);
    }

    @Override
    public void comparePublished(ComparePublishedRequest request, StreamObserver<ComparePublishedResponse> answers) {
        if (comparison == null) {
            answers.onError(Status.NOT_FOUND
                    .withDescription("There is no such quantity.")
                    .asRuntimeException());
        } else {
            answer(
                    request,
                    ComparePublishedResponse.newBuilder()
                            .setComparison(comparison)
                            .build(),
                    answers);
        }
    }

    @Override
    public void createFigure(CreateFigureRequest request, StreamObserver<CreateFigureResponse> answers) {
        answer(
                request,
                CreateFigureResponse.newBuilder()
                        .setFigure(named(request.getFigure()))
                        .build(),
                answers);
    }

    @Override
    public void supersedeFigure(SupersedeFigureRequest request, StreamObserver<SupersedeFigureResponse> answers) {
        answer(
                request,
                SupersedeFigureResponse.newBuilder()
                        .setFigure(named(request.getFigure()))
                        .build(),
                answers);
    }

    private static Figure named(Figure figure) {
        return figure.getName().isEmpty()
                ? figure.toBuilder().setName("figures/F0950").build()
                : figure;
    }

    @Override
    public StreamObserver<ImportFiguresRequest> importFigures(StreamObserver<ImportFiguresResponse> answers) {
        return new StreamObserver<>() {
            private long received;

            @Override
            public void onNext(ImportFiguresRequest request) {
                if (request.hasReason()) {
                    asked.add(request);
                    return;
                }
                pieces.add(request.getContent());
                received += request.getContent().size();
                if (received > breaksAfter) {
                    answers.onError(Status.INVALID_ARGUMENT
                            .withDescription("The file is larger than this service takes.")
                            .asRuntimeException());
                }
            }

            @Override
            public void onError(Throwable thrown) {}

            @Override
            public void onCompleted() {
                answers.onNext(report);
                answers.onCompleted();
            }
        };
    }

    @Override
    public void exportFigures(ExportFiguresRequest request, StreamObserver<ExportFiguresResponse> answers) {
        asked.add(request);
        int piece = 1000;
        for (int from = 0; from < file.size(); from += piece) {
            if (from > breaksAfter) {
                answers.onError(Status.UNAVAILABLE
                        .withDescription("The database is away.")
                        .asRuntimeException());
                return;
            }
            answers.onNext(ExportFiguresResponse.newBuilder()
                    .setContent(file.substring(from, Math.min(file.size(), from + piece)))
                    .build());
        }
        answers.onCompleted();
    }

    private <T extends Message> void answer(Message request, T answer, StreamObserver<T> answers) {
        asked.add(request);
        answers.onNext(answer);
        answers.onCompleted();
    }

    private static int from(String token) {
        return token.isEmpty() ? 0 : Integer.parseInt(token);
    }

    private static <T> List<T> page(List<T> all, int from, int size) {
        return all.subList(from, Math.min(all.size(), from + Math.min(size, PAGE)));
    }

    private static String next(List<?> all, int from, int size) {
        int to = from + Math.min(size, PAGE);
        return to < all.size() ? String.valueOf(to) : "";
    }
}
