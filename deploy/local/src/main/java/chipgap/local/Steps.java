package chipgap.local;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Tells what is going on: a line for each step, with its time when it took longer than two seconds. */
final class Steps {
    private static final Duration LONG = Duration.ofSeconds(2);

    private final PrintStream out;

    Steps(PrintStream out) {
        this.out = out;
    }

    void note(String line) {
        out.println("  " + line);
        out.flush();
    }

    /** Runs a step; says at once that it has begun, and at the end how long it took. */
    <T> T step(String what, Callable<T> work) {
        out.print("  " + what + " …");
        out.flush();
        Instant begin = Instant.now();
        try {
            T result = work.call();
            Duration took = Duration.between(begin, Instant.now());
            out.println(
                    took.compareTo(LONG) > 0
                            ? String.format(Locale.ROOT, " %.0f s", took.toMillis() / 1000.0)
                            : " done");
            return result;
        } catch (SuiteException told) {
            out.println(" failed");
            throw told;
        } catch (Exception failure) {
            out.println(" failed");
            throw new SuiteException("%s failed: %s".formatted(what, failure.getMessage()), failure);
        }
    }
}
