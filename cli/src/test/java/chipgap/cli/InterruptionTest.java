package chipgap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import chipgap.proto.forecast.v1.CancelForecastRequest;
import chipgap.proto.forecast.v1.CancelForecastResponse;
import chipgap.proto.forecast.v1.CreateForecastRequest;
import chipgap.proto.forecast.v1.CreateForecastResponse;
import chipgap.proto.forecast.v1.Forecast;
import chipgap.proto.forecast.v1.ForecastServiceGrpc.ForecastServiceImplBase;
import chipgap.proto.forecast.v1.WatchForecastRequest;
import chipgap.proto.forecast.v1.WatchForecastResponse;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a process of its own, stopped as Ctrl-C stops it. */
class InterruptionTest {
    private static final long PATIENCE_SECONDS = 120;

    @Test
    void stoppingTheCommandLineCancelsTheRun(@TempDir Path folder) throws Exception {
        EndlessRuns runs = new EndlessRuns();
        Server server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(runs)
                .build()
                .start();
        Files.writeString(folder.resolve("settings.properties"), "forecast=127.0.0.1:%d%n".formatted(server.getPort()));
        Settings.at(folder)
                .keepCredentials(Map.of(
                        "access_token",
                        "token",
                        "expires_at",
                        Instant.now().plusSeconds(3600).toString()));
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Chipgap.class.getName(),
                        "forecast",
                        "run")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        command.environment().put("CHIPGAP_CONFIG", folder.toString());
        Process process = command.start();
        try {
            assertThat(runs.watched.await(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as(Files.readString(folder.resolve("said")))
                    .isTrue();
            process.destroy();
            assertThat(runs.cancelled.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("forecasts/abc");
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
            server.shutdownNow();
        }
    }

    /** Runs that never end by themselves. */
    private static final class EndlessRuns extends ForecastServiceImplBase {
        private final CountDownLatch watched = new CountDownLatch(1);
        private final CompletableFuture<String> cancelled = new CompletableFuture<>();

        @Override
        public void createForecast(CreateForecastRequest request, StreamObserver<CreateForecastResponse> observer) {
            observer.onNext(CreateForecastResponse.newBuilder()
                    .setForecast(Forecast.newBuilder().setName("forecasts/abc").setUsedDrawCount(8192))
                    .build());
            observer.onCompleted();
        }

        @Override
        public void watchForecast(WatchForecastRequest request, StreamObserver<WatchForecastResponse> observer) {
            observer.onNext(WatchForecastResponse.getDefaultInstance());
            watched.countDown();
        }

        @Override
        public void cancelForecast(CancelForecastRequest request, StreamObserver<CancelForecastResponse> observer) {
            cancelled.complete(request.getName());
            observer.onNext(CancelForecastResponse.getDefaultInstance());
            observer.onCompleted();
        }
    }
}
