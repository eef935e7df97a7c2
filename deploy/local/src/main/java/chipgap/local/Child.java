package chipgap.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * A process of the suite. It is started in a session of its own, so that it outlives the terminal, and known by its id and its start time, so
 * that a later process with the same id is never mistaken for it.
 */
final class Child {
    private static final Duration POLL = Duration.ofMillis(100);

    private final StateFolder state;
    private final String name;
    private final boolean wholeGroup;

    /**
     * A process.
     *
     * @param wholeGroup whether its helpers are to be told to end too; not so where it ends them itself
     */
    Child(StateFolder state, String name, boolean wholeGroup) {
        this.state = state;
        this.name = name;
        this.wholeGroup = wholeGroup;
    }

    private String file() {
        return "process-" + name + ".properties";
    }

    /** The running process, empty when it does not run. */
    Optional<ProcessHandle> running() {
        Properties known = state.read(file());
        if (known.isEmpty()) {
            return Optional.empty();
        }
        long pid = Long.parseLong(known.getProperty("pid"));
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> startOf(process).equals(known.getProperty("started")));
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }

    void start(Part.Launch launch) {
        List<String> detached = new ArrayList<>(List.of("setsid"));
        detached.addAll(launch.command());
        ProcessBuilder builder = new ProcessBuilder(detached)
                .directory(launch.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(state.log(name).toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(launch.environment());
        try {
            ProcessHandle process = builder.start().toHandle();
            Properties known = new Properties();
            known.setProperty("pid", String.valueOf(process.pid()));
            known.setProperty("started", startOf(process));
            state.write(file(), known);
        } catch (IOException failure) {
            throw new SuiteException("%s cannot be started: %s".formatted(name, failure.getMessage()), failure);
        }
    }

    /** Waits until the part is ready; fails when the process ends before that or takes too long. */
    void await(Part part, Duration patience) {
        Instant end = Instant.now().plus(patience);
        while (!part.isReady()) {
            if (running().isEmpty()) {
                throw new SuiteException(
                        "%s ended while it started. Its log ends with:%n%s".formatted(name, lastLines()));
            }
            if (Instant.now().isAfter(end)) {
                throw new SuiteException("%s was not ready after %d s. Its log ends with:%n%s"
                        .formatted(name, patience.toSeconds(), lastLines()));
            }
            pause();
        }
    }

    /** Ends the process: asks, waits, and insists. */
    void stop(Duration patience) {
        running().ifPresent(process -> {
            signal("TERM", (wholeGroup ? "-" : "") + process.pid());
            Instant end = Instant.now().plus(patience);
            while (process.isAlive() && Instant.now().isBefore(end)) {
                pause();
            }
            if (process.isAlive()) {
                signal("KILL", "-" + process.pid());
            }
        });
        forget();
    }

    /** Forgets a process that has ended. */
    void forget() {
        try {
            Files.deleteIfExists(state.path(file()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void signal(String signal, String target) {
        try {
            new ProcessBuilder("kill", "-" + signal, "--", target).start().waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(state.log(name));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException unreadable) {
            return "(no log)";
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SuiteException("Interrupted.", stopped);
        }
    }
}
