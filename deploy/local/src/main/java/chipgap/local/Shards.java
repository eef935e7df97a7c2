package chipgap.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The shards of a sweep as processes of this machine, beside the running suite. */
final class Shards {
    private static final int MOST = 64;

    private final Suite suite;
    private final String sweep;
    private final int count;

    /**
     * The shards of a sweep.
     *
     * @param sweep id of the sweep, with or without its collection
     * @param count how many, in [1, {@value #MOST}]
     */
    Shards(Suite suite, String sweep, String count) {
        if (!sweep.matches("(sweeps/)?[0-9a-z]+") || !count.matches("[0-9]{1,2}")) {
            throw new SuiteException(
                    "'%s %s' is no sweep and number of shards. Write: deploy/local/sweep 0123456789ab 2"
                            .formatted(sweep, count));
        }
        this.suite = suite;
        this.sweep = sweep.replace("sweeps/", "");
        this.count = Integer.parseInt(count);
        if (this.count < 1 || this.count > MOST) {
            throw new SuiteException(
                    "The number of shards (%s) must lie in [1, %d]; more than there are cores gain nothing."
                            .formatted(count, MOST));
        }
    }

    /** Runs all and waits for them. */
    void run(Steps steps) {
        steps.step("running sweeps/%s in %d %s".formatted(sweep, count, count == 1 ? "process" : "processes"), () -> {
            List<Process> processes = new ArrayList<>();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> processes.forEach(Process::destroy)));
            for (int index = 0; index < count; index++) {
                processes.add(start(index));
            }
            List<String> failures = IntStream.range(0, count)
                    .filter(index -> processes.get(index).onExit().join().exitValue() != 0)
                    .mapToObj(index -> "shard %d: %s".formatted(index, said(index)))
                    .toList();
            if (!failures.isEmpty()) {
                throw new SuiteException(String.join(System.lineSeparator(), failures));
            }
            return processes;
        });
    }

    /** Starts one. */
    Process start(int index) throws IOException {
        Part.Launch launch = suite.shard(sweep, index, count);
        ProcessBuilder builder = new ProcessBuilder(launch.command())
                .directory(launch.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log(index).toFile());
        builder.environment().putAll(launch.environment());
        return builder.start();
    }

    private Path log(int index) {
        return suite.state().log("sweep-%s-%d".formatted(sweep, index));
    }

    /** What a shard said of its end. */
    private String said(int index) {
        try {
            List<String> lines = Files.readAllLines(log(index));
            return lines.stream()
                            .filter(line -> line.contains("Shard "))
                            .reduce((earlier, later) -> later)
                            .map(line -> line.substring(line.indexOf("Shard ")))
                            .orElse("it said nothing of its end")
                    + " (" + log(index) + ")";
        } catch (IOException unreadable) {
            throw new SuiteException("The log %s cannot be read.".formatted(log(index)), unreadable);
        }
    }
}
