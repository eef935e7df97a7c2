package chipgap.forecast.clients;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Spares callers the wait for an upstream that is away: after some failures in a row calls are refused at once. Every few seconds one is let
 * through to see; the first answer lets all through again.
 */
final class Circuit {
    static final int MOST_FAILURES = 5;
    static final Duration PAUSE = Duration.ofSeconds(5);

    private final InstantSource clock;
    private int failures;
    private @Nullable Instant openSince;
    private Instant nextTry = Instant.MIN;

    Circuit(InstantSource clock) {
        this.clock = clock;
    }

    /** The circuit is open. */
    static final class OpenException extends Exception {
        private OpenException(Instant since, Duration wait) {
            super("has not answered since %s: %d calls in a row failed. It is called again in %d s"
                    .formatted(
                            since.truncatedTo(ChronoUnit.SECONDS),
                            MOST_FAILURES,
                            wait.plusNanos(999_999_999).toSeconds()));
        }
    }

    /** Asks to make a call, which is to be followed by its outcome. */
    synchronized void enter() throws OpenException {
        if (openSince == null) {
            return;
        }
        Instant now = clock.instant();
        if (now.isBefore(nextTry)) {
            throw new OpenException(openSince, Duration.between(now, nextTry));
        }
        nextTry = now.plus(PAUSE);
    }

    /** The upstream answered, if only to refuse. */
    synchronized void answered() {
        failures = 0;
        openSince = null;
    }

    /** The upstream could not be reached, or did not answer in time. */
    synchronized void failed() {
        failures++;
        if (failures >= MOST_FAILURES && openSince == null) {
            openSince = clock.instant();
            nextTry = openSince.plus(PAUSE);
        }
    }

    synchronized boolean isOpen() {
        return openSince != null;
    }
}
