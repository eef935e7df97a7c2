package chipgap.local;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/**
 * Measures the suite from outside, in a state folder of its own: from nothing running to a printed forecast, forecasts warm and end to end with
 * tokens, and memory, and the composition alone in numpy as a peer. Prints one line a figure: {@code bench: <name> <value> <unit>}.
 */
final class Bench {
    private static final int WARM_UP_RUNS = 5;
    /** Four processes compile on the cores that they run on, so it takes minutes until they are done. */
    private static final int LONG_WARM_UP_RUNS = 4;

    private static final int RUNS = 9;
    private static final int DRAWS = 8192;
    private static final int MANY_DRAWS = 131_072;

    private final Path home;
    private final Suite suite;

    Bench(Path home, Suite suite) {
        this.home = home;
        this.suite = suite;
    }

    void forecast() throws IOException, InterruptedException {
        suite.down();
        suite.up();
        suite.down();
        Instant begin = Instant.now();
        suite.up();
        Main.signIn(suite, home);
        printOneForecast();
        report("up_to_forecast", Duration.between(begin, Instant.now()).toMillis() / 1000.0, "s");
        try (ForecastDriver driver = new ForecastDriver(suite)) {
            for (int i = 0; i < WARM_UP_RUNS; i++) {
                driver.run(DRAWS);
            }
            for (int i = 0; i < LONG_WARM_UP_RUNS; i++) {
                driver.run(MANY_DRAWS);
            }
            double run = measure("forecast_8192_draws", () -> driver.run(DRAWS));
            double comparison = measure("comparison_8192_draws", () -> driver.compare(DRAWS));
            report("comparison_over_run", comparison / run, "times");
            report("forecast_131072_draws", driver.run(MANY_DRAWS), "s");
        }
        for (String service : Suite.SERVICES) {
            suite.process(service)
                    .ifPresent(process -> report(service + "_rss", (double) Memory.residentMegabytes(process), "MB"));
        }
        suite.down();
        Folders.delete(suite.state().path(""));
        if (hasPython()) {
            reportPeer(DRAWS);
            reportPeer(MANY_DRAWS);
        } else {
            System.out.println("bench: no peer: there is no python3 here");
        }
    }

    /** Reports median, best and worst of some runs, and returns the best. */
    private static double measure(String name, DoubleSupplier run) {
        double[] seconds = new double[RUNS];
        Arrays.setAll(seconds, _ -> run.getAsDouble());
        Arrays.sort(seconds);
        report(name, seconds[RUNS / 2], "s");
        report(name + "_best", seconds[0], "s");
        report(name + "_worst", seconds[RUNS - 1], "s");
        return seconds[0];
    }

    private static boolean hasPython() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "python3")));
    }

    /** The composition alone in numpy, on draws that are there, beside the whole of the forecasts above. */
    private void reportPeer(int draws) throws IOException, InterruptedException {
        Path script = home.resolve("kernel/bench/src/main/python/composition.py");
        Process peer = new ProcessBuilder("python3", script.toString(), String.valueOf(draws))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(peer.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (peer.waitFor() == 0) {
            report("numpy_composition_%d_draws".formatted(draws), Double.parseDouble(said), "s");
        } else {
            System.out.println("bench: no peer: python3 has no numpy here");
        }
    }

    private void printOneForecast() throws IOException, InterruptedException {
        Process process = Main.cli(suite, home, "forecast", "run").start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new SuiteException("The forecast failed: " + said.strip());
        }
    }

    private static void report(String name, double value, String unit) {
        System.out.printf(
                Locale.ROOT,
                "bench: %s %s %s%n",
                name,
                value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.3f", value),
                unit);
    }
}
