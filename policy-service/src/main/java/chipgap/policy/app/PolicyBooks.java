package chipgap.policy.app;

import chipgap.policy.model.Catalogue;
import chipgap.policy.model.PolicyBook;
import chipgap.policy.model.ProvisionRecord;
import java.time.Instant;
import java.util.List;

/** The stored revisions of the policy book, and the catalogue of chips that its scopes are run on. */
public interface PolicyBooks {
    /**
     * One revision.
     *
     * @param number later ones have greater numbers
     * @param digest SHA-256 of its text
     * @param recordedAt when it was recorded
     * @param recordedBy who recorded it
     * @param reason why
     */
    record Revision(long number, String digest, Instant recordedAt, String recordedBy, String reason) {}

    /** A revision and what it says. */
    record Recorded(Revision revision, PolicyBook book) {}

    Recorded newest();

    /**
     * The newest revision recorded at or before an instant.
     *
     * @throws NoSuchRevisionException when the first one was recorded later
     */
    Recorded recordedUntil(Instant instant);

    /**
     * One revision.
     *
     * @throws NoSuchRevisionException when there is none of that number
     */
    Recorded numbered(long number);

    /** All revisions, the newest first. */
    List<Revision> revisions();

    /**
     * The text of a revision.
     *
     * @throws NoSuchRevisionException when there is none of that number
     */
    String text(long number);

    /**
     * Records a text as a new revision; one that holds the same text already is answered instead.
     *
     * @throws StaleRevisionException when {@code parent} is not the newest
     * @throws InvalidBookException when the text is no policy book
     */
    Revision add(long parent, String text, String recordedBy, String reason);

    /**
     * Records the newest revision with one record of a provision more.
     *
     * @throws StaleRevisionException when {@code parent} is not the newest
     * @throws InvalidBookException when the record does not fit
     */
    Revision add(long parent, String key, ProvisionRecord record, String recordedBy, String reason);

    Catalogue catalogue();

    /** There is no such revision. */
    final class NoSuchRevisionException extends RuntimeException {
        public NoSuchRevisionException(Instant asked, Instant first) {
            super("No policy book had been recorded by %s; the first was recorded at %s. Ask for a later vintage."
                    .formatted(asked, first));
        }

        public NoSuchRevisionException(long number) {
            super("There is no revision %d of the policy book. ListRevisions lists them.".formatted(number));
        }
    }

    /** Somebody recorded a revision since. */
    final class StaleRevisionException extends RuntimeException {
        public StaleRevisionException(long parent, long newest) {
            super("Revision %d is not the newest, %d is. Read that one, and make the change on top of it."
                    .formatted(parent, newest));
        }
    }

    /** What was given does not make a policy book. */
    final class InvalidBookException extends RuntimeException {
        public InvalidBookException(String message) {
            super(message);
        }
    }
}
