package chipgap.local;

/** Something is missing or in the way; the message says what to do. */
final class SuiteException extends RuntimeException {
    SuiteException(String message) {
        super(message);
    }

    SuiteException(String message, Throwable cause) {
        super(message, cause);
    }
}
