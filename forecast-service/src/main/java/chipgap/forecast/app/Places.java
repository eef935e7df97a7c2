package chipgap.forecast.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Room for work. A place is taken in one step, or refused, and no caller can take them all. */
@ApplicationScoped
public class Places {
    private static final int MOST_RUNS = 16;
    private static final int MOST_RUNS_OF_A_CALLER = 12;

    private final Map<String, Integer> runs = new HashMap<>();
    private final Set<String> asking = new HashSet<>();

    /** A place that is taken until it is closed. */
    public static final class Place implements AutoCloseable {
        private final AtomicBoolean taken = new AtomicBoolean(true);
        private final Runnable giveBack;

        private Place(Runnable giveBack) {
            this.giveBack = giveBack;
        }

        @Override
        public void close() {
            if (taken.compareAndSet(true, false)) {
                giveBack.run();
            }
        }
    }

    /**
     * Takes a place for a run, which runs or waits.
     *
     * @throws NoPlaceException when there is none
     */
    synchronized Place forRun(String caller) {
        int own = runs.getOrDefault(caller, 0);
        if (own >= MOST_RUNS_OF_A_CALLER) {
            throw new NoPlaceException(
                    "TOO_MANY_RUNS",
                    "%d forecasts of yours are running or waiting. Try again in a few seconds.".formatted(own));
        }
        if (runs.values().stream().mapToInt(Integer::intValue).sum() >= MOST_RUNS) {
            throw new NoPlaceException(
                    "TOO_MANY_RUNS",
                    "%d forecasts are running or waiting. Try again in a few seconds.".formatted(MOST_RUNS));
        }
        runs.put(caller, own + 1);
        return new Place(() -> endRun(caller));
    }

    private synchronized void endRun(String caller) {
        runs.computeIfPresent(caller, (_, count) -> count > 1 ? count - 1 : null);
    }

    /**
     * Takes the caller's one place for a question.
     *
     * @throws NoPlaceException when another question of the caller is being answered
     */
    synchronized Place forQuestion(String caller) {
        if (!asking.add(caller)) {
            throw new NoPlaceException(
                    "TOO_MANY_QUESTIONS",
                    "Another question of yours is being answered. Wait for its answer, or cancel it.");
        }
        return new Place(() -> endQuestion(caller));
    }

    private synchronized void endQuestion(String caller) {
        asking.remove(caller);
    }

    /** No place is free. */
    public static final class NoPlaceException extends RuntimeException {
        /** After this time a place may be free. */
        public static final Duration RETRY_AFTER = Duration.ofSeconds(5);

        private final String reason;

        NoPlaceException(String reason, String message) {
            super(message);
            this.reason = reason;
        }

        public String reason() {
            return reason;
        }
    }
}
