package chipgap.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chipgap.proto.forecast.v1.CreateSweepRequest;
import chipgap.proto.forecast.v1.ForecastSpec;
import chipgap.proto.forecast.v1.GetSweepRequest;
import chipgap.proto.forecast.v1.Sweep;
import chipgap.proto.forecast.v1.SweepCase;
import chipgap.proto.forecast.v1.SweepServiceGrpc;
import chipgap.proto.forecast.v1.SweepServiceGrpc.SweepServiceBlockingStub;
import chipgap.proto.forecast.v1.SweepState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A sweep from its file to its result: created and read by the command line, run by processes beside the suite. */
final class SweepRun {
    private static final String FILE = """
            title: With and without controls
            draws: 1024
            cases:
              - name: baseline
              - name: no-export-controls
                scenario: no-export-controls
            """;

    private final Suite suite;
    private final CommandLine cli;

    /** The command line of the signed-in analyst. */
    interface CommandLine {
        /** What it prints; fails when it ends with another exit code. */
        String says(int exitCode, String... arguments) throws IOException, InterruptedException;
    }

    SweepRun(Suite suite, CommandLine cli) {
        this.suite = suite;
        this.cli = cli;
    }

    void check() throws IOException, InterruptedException {
        String sweep = create();
        assertThat(cli.says(1, "sweep", "result", sweep)).contains("2 of 2 parts", "deploy/local/sweep " + sweep);
        new Shards(suite, sweep, "2").run(new Steps(System.out));
        assertThat(cli.says(0, "sweep", "status", sweep)).contains("complete, 2 of 2 parts");
        assertThat(cli.says(0, "sweep", "result", sweep)).contains("no-export-controls", "2028");
        String result = cli.says(0, "sweep", "result", sweep, "--csv");
        assertThat(new Shards(suite, sweep, "2").start(1).waitFor())
                .as("a shard again")
                .isZero();
        assertThat(cli.says(0, "sweep", "result", sweep, "--csv")).isEqualTo(result);

        String inOne = create();
        new Shards(suite, inOne, "1").run(new Steps(System.out));
        assertThat(cli.says(0, "sweep", "result", inOne, "--csv"))
                .as("one process")
                .isEqualTo(result);
        assertHasTheNumbersOfForecasts(result);
        assertThatThrownBy(() -> new Shards(suite, "none", "1").run(new Steps(System.out)))
                .isInstanceOf(SuiteException.class)
                .hasMessageContaining("There is no 'sweeps/none'");
    }

    private String create() throws IOException, InterruptedException {
        Path file = Files.writeString(suite.state().path("sweep.yaml"), FILE);
        String said = cli.says(0, "sweep", "create", file.toString());
        assertThat(said).contains("2 cases of 1,024 draws");
        return said.substring("sweeps/".length(), said.indexOf(' '));
    }

    /** Every row of a case is a row of the forecast's, to the last digit. */
    private void assertHasTheNumbersOfForecasts(String result) throws IOException, InterruptedException {
        for (String scenario : List.of("baseline", "no-export-controls")) {
            List<String> rows = result.lines()
                    .filter(line -> line.startsWith(scenario + ","))
                    .map(line -> line.substring(scenario.length() + 1))
                    .toList();
            assertThat(rows).hasSize((20 + 5) * 4);
            assertThat(cli.says(0, "forecast", "run", "--scenario", scenario, "--draws", "1024", "--csv")
                            .lines()
                            .toList())
                    .containsAll(rows);
        }
    }

    /** Creates a sweep of one world and runs it in one process. Returns its id. */
    static String ofOneShard(Suite suite, SuiteClient client) {
        SweepServiceBlockingStub stub = SweepServiceGrpc.newBlockingStub(
                        client.channel("forecast", DemoTokens.of(suite, "analyst")))
                .withDeadlineAfter(1, TimeUnit.MINUTES);
        Sweep sweep = stub.createSweep(CreateSweepRequest.newBuilder()
                        .setRequestId(UUID.randomUUID().toString())
                        .setTitle("One world")
                        .setSpec(ForecastSpec.newBuilder().setDrawCount(100))
                        .addCases(SweepCase.newBuilder().setCaseId("baseline"))
                        .build())
                .getSweep();
        String id = sweep.getName().substring("sweeps/".length());
        new Shards(suite, id, "1").run(new Steps(System.out));
        GetSweepRequest get =
                GetSweepRequest.newBuilder().setName(sweep.getName()).build();
        assertThat(stub.getSweep(get).getSweep().getState()).isEqualTo(SweepState.SWEEP_STATE_COMPLETE);
        return id;
    }
}
