package chipgap.policy.app;

import chipgap.policy.model.PolicyBook;
import java.time.Instant;

/** The stored revisions of the policy book. */
public interface PolicyBooks {
    PolicyBook newest();

    /**
     * The newest revision recorded at or before an instant.
     *
     * @throws NoSuchRevisionException when the first one was recorded later
     */
    PolicyBook recordedUntil(Instant instant);

    /** There was no revision yet. */
    final class NoSuchRevisionException extends RuntimeException {
        public NoSuchRevisionException(Instant asked, Instant first) {
            super("No policy book had been recorded by %s; the first was recorded at %s. Ask for a later vintage."
                    .formatted(asked, first));
        }
    }
}
