package chipgap.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What stands behind deploy/local/up, down, status, sweep and bench. */
public final class Main {
    private Main() {}

    /** Arguments: folder of the checkout, state folder, verb and what belongs to it. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path home = Path.of(arguments[0]);
        Suite suite = new Suite(home, Path.of(arguments[1]), new Steps(System.out));
        try {
            switch (arguments[2]) {
                case "up" -> up(suite, home);
                case "down" -> suite.down();
                case "status" -> System.exit(suite.status() ? 0 : 1);
                case "sweep" -> new Shards(suite, arguments[3], arguments[4]).run(new Steps(System.out));
                case "bench" -> new Bench(home, suite).forecast();
                default -> throw new SuiteException("There is no verb '%s'.".formatted(arguments[2]));
            }
        } catch (SuiteException told) {
            System.err.println("chipgap: " + told.getMessage());
            System.exit(1);
        }
    }

    private static void up(Suite suite, Path home) throws IOException, InterruptedException {
        suite.up();
        signIn(suite, home);
        run(home, suite, "running the baseline forecast", "forecast", "run");
        System.out.printf(
                """

                The suite runs. Page: http://%s/   gRPC: %s   sign-in: %s
                Sign in to the page as viewer, analyst, editor or admin, with the passwords that the first start told (%s)
                Next: deploy/local/chipgap forecast run --scenario no-export-controls
                End:  deploy/local/down
                """,
                suite.address("forecast"),
                suite.address("forecast"),
                suite.issuer(),
                suite.state().path("secrets.properties"));
    }

    /** Signs the command line in as the demo analyst. */
    static void signIn(Suite suite, Path home) throws IOException, InterruptedException {
        Process login = cli(suite, home, "login", "--user", "analyst").start();
        login.outputWriter(StandardCharsets.UTF_8)
                .append(suite.demoPassword("analyst"))
                .append('\n')
                .close();
        String said = new String(login.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (login.waitFor() != 0) {
            throw new SuiteException("Signing in as the demo analyst failed: " + said.strip());
        }
    }

    private static void run(Path home, Suite suite, String what, String... arguments)
            throws IOException, InterruptedException {
        System.out.printf("  %s%n%n", what);
        Process process = cli(suite, home, arguments).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new SuiteException(what + " failed.");
        }
    }

    static ProcessBuilder cli(Suite suite, Path home, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("deploy/local/chipgap").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("CHIPGAP_CONFIG", suite.state().path("cli").toString());
        return builder;
    }
}
