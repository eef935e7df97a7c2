package chipgap.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/**
 * Measures the suite from outside, in a state folder of its own: from nothing running to a printed forecast, forecasts warm and end to end with
 * tokens, and memory. Prints one line a figure: {@code bench: <name> <value> <unit>}.
 */
final class Bench {
    private static final int WARM_UP_RUNS = 5;
    private static final int RUNS = 9;
    private static final int DRAWS = 8192;

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
            double[] seconds = new double[RUNS];
            for (int i = 0; i < RUNS; i++) {
                seconds[i] = driver.run(DRAWS);
            }
            Arrays.sort(seconds);
            report("forecast_8192_draws", seconds[RUNS / 2], "s");
            report("forecast_8192_draws_best", seconds[0], "s");
            report("forecast_8192_draws_worst", seconds[RUNS - 1], "s");
            report("forecast_131072_draws", driver.run(131_072), "s");
        }
        for (String service : Suite.SERVICES) {
            suite.process(service)
                    .ifPresent(process -> report(service + "_rss", (double) Memory.residentMegabytes(process), "MB"));
        }
        suite.down();
        Folders.delete(suite.state().path(""));
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
