package chipgap.platform.figure;

import static chipgap.platform.figure.FigureClient.content;
import static chipgap.platform.fixtures.Wire.errorInfo;
import static chipgap.platform.fixtures.Wire.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import chipgap.platform.fixtures.PostgresResource;
import chipgap.platform.fixtures.TokensResource;
import chipgap.proto.figure.v1.ImportFiguresRequest;
import chipgap.proto.figure.v1.ListFiguresRequest;
import chipgap.proto.figure.v1.ValueKind;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Imports that end badly: nothing of them stays. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokensResource.class)
class FigureImportEndsTest {
    private FigureClient client;

    @BeforeEach
    void open() {
        client = new FigureClient();
        client.quantity("fab.yield", "fraction", ValueKind.VALUE_KIND_FRACTION);
        client.quantity("fab.output", "chips", ValueKind.VALUE_KIND_POSITIVE);
    }

    @AfterEach
    void close() {
        client.close();
        FigureDatabase.empty();
    }

    private int held() {
        return client.as("viewer")
                .listFigures(ListFiguresRequest.newBuilder().setPageSize(200).build())
                .getFiguresCount();
    }

    private static String output(String id) {
        return "%s,fab.output,2025Q4,,1000,,0.9,chips,Analyst,Note,2025-03-31,2025-04-01,,B,,\n".formatted(id);
    }

    /** A caller that never stops is stopped at 64 MiB, and is not read on. */
    @Test
    void anEndlessStreamIsCutOff() {
        FigureClient.Answer answer = new FigureClient.Answer();
        ClientCallStreamObserver<ImportFiguresRequest> upload = (ClientCallStreamObserver<ImportFiguresRequest>)
                client.streamingAs("editor").importFigures(answer);
        upload.onNext(FigureClient.reason());
        byte[] header = FigureClient.HEADER.getBytes(StandardCharsets.UTF_8);
        upload.onNext(content(header, 0, header.length));
        byte[] piece = ("\"" + "x".repeat(1 << 17) + "\"\n").repeat(7).getBytes(StandardCharsets.UTF_8);
        long sent = 0;
        while (!answer.isThere() && sent < 1L << 30) {
            if (upload.isReady()) {
                upload.onNext(content(piece, 0, piece.length));
                sent += piece.length;
            } else {
                Thread.onSpinWait();
            }
        }
        StatusRuntimeException refusal = refusal(answer::get);
        assertThat(refusal.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refusal.getMessage()).contains("64 MiB");
        assertThat(sent).isLessThan(72L << 20);
        assertThat(held()).isZero();
    }

    @Test
    void aPieceOverOneMebibyteIsRefused() {
        FigureClient.Answer answer = new FigureClient.Answer();
        StreamObserver<ImportFiguresRequest> upload =
                client.streamingAs("editor").importFigures(answer);
        upload.onNext(FigureClient.reason());
        upload.onNext(content(new byte[(1 << 20) + 1], 0, (1 << 20) + 1));
        assertThat(refusal(answer::get).getMessage()).contains("at most 1048576");
    }

    @Test
    void aCancelInTheMiddleLeavesNothingAndFreesItsPlace() throws InterruptedException, SQLException {
        for (int i = 0; i < 4; i++) {
            FigureClient.Answer answer = new FigureClient.Answer();
            ClientCallStreamObserver<ImportFiguresRequest> upload = (ClientCallStreamObserver<ImportFiguresRequest>)
                    client.streamingAs("editor").importFigures(answer);
            sendSome(upload);
            awaitCopy();
            upload.cancel("changed my mind", null);
            awaitNoCopy();
        }
        assertThat(held()).isZero();
        assertThat(client.imported(output("A")).getRecordedCount()).isOne();
    }

    /** What a crash of the service's machine or of the database's worker looks like to the data. */
    @Test
    void aDeathInTheMiddleLeavesNothing() throws InterruptedException, SQLException {
        FigureClient.Answer answer = new FigureClient.Answer();
        StreamObserver<ImportFiguresRequest> upload =
                client.streamingAs("editor").importFigures(answer);
        sendSome(upload);
        awaitCopy();
        FigureDatabase.run(
                "select pg_terminate_backend(pid) from pg_stat_activity where query like 'copy staged_figure%'");
        sendRows(upload, new StringBuilder(), "M");
        upload.onCompleted();
        assertThat(refusal(answer::get).getStatus().getCode()).isEqualTo(Code.INTERNAL);
        assertThat(held()).isZero();
        assertThat(client.imported(output("A")).getRecordedCount()).isOne();
    }

    @Test
    void aDeadlineInTheMiddleLeavesNothing() throws InterruptedException, SQLException {
        FigureClient.Answer answer = new FigureClient.Answer();
        StreamObserver<ImportFiguresRequest> upload = client.streamingAs("editor")
                .withDeadlineAfter(1, TimeUnit.SECONDS)
                .importFigures(answer);
        sendSome(upload);
        assertThat(refusal(answer::get).getStatus().getCode()).isEqualTo(Code.DEADLINE_EXCEEDED);
        awaitNoCopy();
        assertThat(held()).isZero();
    }

    @Test
    void onlySoManyImportsRunAtATime() throws InterruptedException, SQLException {
        FigureClient.Answer[] answers = {new FigureClient.Answer(), new FigureClient.Answer()};
        for (FigureClient.Answer answer : answers) {
            sendSome(client.streamingAs("editor").importFigures(answer));
        }
        awaitCopies(2);
        StatusRuntimeException refusal = refusal(() -> client.imported(output("A")));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(errorInfo(refusal).getReason()).isEqualTo("TOO_MANY_IMPORTS");
        client.close();
        awaitNoCopy();
        client = new FigureClient();
    }

    private static void sendSome(StreamObserver<ImportFiguresRequest> upload) {
        upload.onNext(FigureClient.reason());
        sendRows(upload, new StringBuilder(FigureClient.HEADER), "N");
    }

    private static void sendRows(StreamObserver<ImportFiguresRequest> upload, StringBuilder rows, String prefix) {
        for (int i = 0; i < 3_000; i++) {
            rows.append(output(prefix + i));
        }
        byte[] octets = rows.toString().getBytes(StandardCharsets.UTF_8);
        upload.onNext(content(octets, 0, octets.length));
    }

    private static void awaitCopy() throws InterruptedException, SQLException {
        awaitCopies(1);
    }

    private static void awaitNoCopy() throws InterruptedException, SQLException {
        awaitCopies(0);
    }

    private static void awaitCopies(int count) throws InterruptedException, SQLException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        int seen = copies();
        while (seen != count && System.nanoTime() < end) {
            Thread.sleep(20);
            seen = copies();
        }
        assertThat(seen).as("imports under way").isEqualTo(count);
    }

    private static int copies() throws SQLException {
        try (Connection connection = FigureDatabase.open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select count(*) from pg_stat_activity where state = 'active' and query like 'copy staged_figure%'")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
