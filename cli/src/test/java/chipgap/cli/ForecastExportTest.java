package chipgap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import chipgap.proto.forecast.v1.ExportDrawsRequest;
import chipgap.proto.forecast.v1.ExportDrawsResponse;
import chipgap.proto.forecast.v1.QuestionServiceGrpc.QuestionServiceImplBase;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastExportTest {
    private static final String HEADER = "draw,quarter,part,demand_h100e,need_h100e,shortfall_h100e,supply_h100e\n";
    private static final String FIRST = "0,2025Q1,all,100.5,110,9.25,100.75\n";
    private static final String SECOND = "1,2025Q1,LEGAL_IMPORT,,,,1.0E-5\n";

    @TempDir
    private Path folder = Path.of("");

    @Nullable private Server server;

    @BeforeEach
    void open() throws Exception {
        Server started = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(new TwoBlocks())
                .build()
                .start();
        server = started;
        Files.writeString(
                folder.resolve("settings.properties"), "forecast=127.0.0.1:%d%n".formatted(started.getPort()));
        Settings.at(folder)
                .keepCredentials(Map.of(
                        "access_token",
                        "token",
                        "expires_at",
                        Instant.now().plusSeconds(3600).toString()));
    }

    @AfterEach
    void close() {
        Objects.requireNonNull(server).shutdownNow();
    }

    private int export(Path file, String... more) {
        StringWriter text = new StringWriter();
        return Chipgap.commandLine(Settings.at(folder))
                .setOut(new PrintWriter(text))
                .setErr(new PrintWriter(text))
                .execute(("forecast export " + file + " " + String.join(" ", more))
                        .strip()
                        .split(" "));
    }

    @Test
    void theBlocksOfTheStreamAreOneFile() throws Exception {
        Path csv = folder.resolve("draws.csv");
        assertThat(export(csv)).isZero();
        assertThat(csv).hasContent(HEADER + FIRST + SECOND);
        assertThat(export(csv)).as("it exists").isEqualTo(CliException.REFUSED);
        assertThat(export(csv, "--force")).isZero();
    }

    @Test
    void parquetHoldsTheSameNumbers() throws Exception {
        Path parquet = folder.resolve("draws.parquet");
        assertThat(export(parquet)).isZero();
        Path back = folder.resolve("back.csv");
        try (ScratchFolder scratch = ScratchFolder.make()) {
            ParquetFile.read(parquet, back, scratch);
        }
        assertThat(back).hasContent(HEADER + FIRST + SECOND);
    }

    @Test
    void aStreamThatBreaksLeavesNoFile() {
        Path csv = folder.resolve("draws.csv");
        assertThat(export(csv, "--seed", "13")).isEqualTo(4);
        assertThat(csv).doesNotExist();
    }

    /** Two draws in two blocks; the stream of seed 13 breaks after the first. */
    private static final class TwoBlocks extends QuestionServiceImplBase {
        @Override
        public void exportDraws(ExportDrawsRequest request, StreamObserver<ExportDrawsResponse> observer) {
            observer.onNext(
                    ExportDrawsResponse.newBuilder().setCsv(HEADER + FIRST).build());
            if (request.getSpec().getSeed() == 13) {
                observer.onError(
                        Status.UNAVAILABLE.withDescription("supply is away").asException());
            } else {
                observer.onNext(ExportDrawsResponse.newBuilder().setCsv(SECOND).build());
                observer.onCompleted();
            }
        }
    }
}
