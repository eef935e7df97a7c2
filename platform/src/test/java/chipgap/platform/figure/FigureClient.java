package chipgap.platform.figure;

import chipgap.platform.fixtures.Tokens;
import chipgap.platform.fixtures.Wire;
import chipgap.proto.figure.v1.CreateFigureRequest;
import chipgap.proto.figure.v1.CreateQuantityRequest;
import chipgap.proto.figure.v1.ExportFiguresRequest;
import chipgap.proto.figure.v1.Figure;
import chipgap.proto.figure.v1.FigureServiceGrpc;
import chipgap.proto.figure.v1.FigureServiceGrpc.FigureServiceBlockingStub;
import chipgap.proto.figure.v1.FigureServiceGrpc.FigureServiceStub;
import chipgap.proto.figure.v1.GetFigureRequest;
import chipgap.proto.figure.v1.GetFigureResponse;
import chipgap.proto.figure.v1.ImportFiguresRequest;
import chipgap.proto.figure.v1.ImportFiguresResponse;
import chipgap.proto.figure.v1.ListFiguresRequest;
import chipgap.proto.figure.v1.Quantity;
import chipgap.proto.figure.v1.SupersedeFigureRequest;
import chipgap.proto.figure.v1.ValueKind;
import chipgap.proto.type.v1.EvidenceGrade;
import chipgap.proto.type.v1.Source;
import chipgap.proto.type.v1.Vintage;
import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import com.google.type.Date;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A caller of the figure service of the application under test. */
final class FigureClient implements AutoCloseable {
    static final String HEADER =
            "id,quantity,period,low,central,high,coverage,unit,publisher,title,published_on,accessed_on,url,grade,note,supersedes\n";

    private final Wire wire = Wire.toApplication();

    FigureServiceBlockingStub as(String role) {
        return Wire.with(FigureServiceGrpc.newBlockingStub(wire.channel()), Tokens.of(role));
    }

    FigureServiceStub streamingAs(String role) {
        return Wire.with(FigureServiceGrpc.newStub(wire.channel()), Tokens.of(role))
                .withDeadlineAfter(60, TimeUnit.SECONDS);
    }

    Quantity quantity(String name, String unit, ValueKind kind) {
        return as("editor")
                .createQuantity(CreateQuantityRequest.newBuilder()
                        .setQuantity(Quantity.newBuilder()
                                .setName("quantities/" + name)
                                .setUnit(unit)
                                .setKind(kind)
                                .setDescription("For this test."))
                        .build())
                .getQuantity();
    }

    Figure record(Figure.Builder figure) {
        return as("editor")
                .createFigure(CreateFigureRequest.newBuilder()
                        .setFigure(figure)
                        .setReason("for this test")
                        .build())
                .getFigure();
    }

    /** A figure in percent about fab.yield in 2025Q4. */
    static Figure.Builder figure(String id, String publisher, double central, Date publishedOn) {
        return Figure.newBuilder()
                .setName("figures/" + id)
                .setQuantity("quantities/fab.yield")
                .setPeriod("2025Q4")
                .setCentral(central)
                .setUnit("percent")
                .setSource(Source.newBuilder()
                        .setPublisher(publisher)
                        .setPublishedDate(publishedOn)
                        .setGrade(EvidenceGrade.EVIDENCE_GRADE_B));
    }

    static Date date(int year, int month, int day) {
        return Date.newBuilder().setYear(year).setMonth(month).setDay(day).build();
    }

    Figure supersede(String id, Figure.Builder figure) {
        return as("editor")
                .supersedeFigure(SupersedeFigureRequest.newBuilder()
                        .setName("figures/" + id)
                        .setFigure(figure)
                        .setReason("better count")
                        .build())
                .getFigure();
    }

    GetFigureResponse get(String id) {
        return as("viewer")
                .getFigure(
                        GetFigureRequest.newBuilder().setName("figures/" + id).build());
    }

    List<String> listed(ListFiguresRequest request) {
        return as("viewer").listFigures(request).getFiguresList().stream()
                .map(figure -> figure.getName().substring("figures/".length()))
                .toList();
    }

    /** Figures visible on a date, as far as they are recorded by tomorrow. */
    static ListFiguresRequest at(Date date) {
        Instant tomorrow = Instant.now().plusSeconds(86_400);
        return ListFiguresRequest.newBuilder()
                .setVintage(Vintage.newBuilder()
                        .setAsOfDate(date)
                        .setRecordedTime(Timestamp.newBuilder().setSeconds(tomorrow.getEpochSecond())))
                .build();
    }

    ImportFiguresResponse imported(String rows) {
        return imported((HEADER + rows).getBytes(StandardCharsets.UTF_8));
    }

    ImportFiguresResponse imported(byte[] file) {
        Answer answer = new Answer();
        StreamObserver<ImportFiguresRequest> upload = streamingAs("editor").importFigures(answer);
        upload.onNext(reason());
        for (int start = 0; start < file.length; start += 1 << 16) {
            upload.onNext(content(file, start, Math.min(1 << 16, file.length - start)));
        }
        upload.onCompleted();
        return answer.get();
    }

    static ImportFiguresRequest reason() {
        return ImportFiguresRequest.newBuilder().setReason("for this test").build();
    }

    static ImportFiguresRequest content(byte[] octets, int start, int length) {
        return ImportFiguresRequest.newBuilder()
                .setContent(ByteString.copyFrom(octets, start, length))
                .build();
    }

    byte[] exported(ExportFiguresRequest request) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        as("viewer")
                .exportFigures(request)
                .forEachRemaining(piece -> file.writeBytes(piece.getContent().toByteArray()));
        return file.toByteArray();
    }

    /** The answer to an import, or its refusal. */
    static final class Answer implements StreamObserver<ImportFiguresResponse> {
        private final CompletableFuture<ImportFiguresResponse> response = new CompletableFuture<>();

        @Override
        public void onNext(ImportFiguresResponse message) {
            response.complete(message);
        }

        @Override
        public void onError(Throwable refusal) {
            response.completeExceptionally(refusal);
        }

        @Override
        public void onCompleted() {}

        boolean isThere() {
            return response.isDone();
        }

        ImportFiguresResponse get() {
            try {
                return response.get(60, TimeUnit.SECONDS);
            } catch (ExecutionException refused) {
                if (refused.getCause() instanceof RuntimeException refusal) {
                    throw refusal;
                }
                throw new AssertionError(refused);
            } catch (InterruptedException | TimeoutException late) {
                throw new AssertionError(late);
            }
        }
    }

    @Override
    public void close() {
        wire.close();
    }
}
