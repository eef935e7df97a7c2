package chipgap.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    String name() {
        return name;
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

    void start(List<String> command, Map<String, String> environment, Path folder) {
        List<String> detached = new ArrayList<>(List.of("setsid"));
        detached.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(detached)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(state.log(name).toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(environment);
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

    /** Waits until the process says it is ready; fails when it ends before that or takes too long. */
    void await(Readiness readiness, Duration patience) {
        Instant end = Instant.now().plus(patience);
        while (!readiness.isReady()) {
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

    /** Tells when a process can be used. */
    interface Readiness {
        boolean isReady();
    }

    /** Ends the process: asks, waits, and insists. Returns whether there was anything to end. */
    boolean stop(Duration patience) {
        Optional<ProcessHandle> process = running();
        process.ifPresent(alive -> {
            signal("TERM", (wholeGroup ? "-" : "") + alive.pid());
            Instant end = Instant.now().plus(patience);
            while (alive.isAlive() && Instant.now().isBefore(end)) {
                pause();
            }
            if (alive.isAlive()) {
                signal("KILL", "-" + alive.pid());
            }
        });
        try {
            Files.deleteIfExists(state.path(file()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return process.isPresent();
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
