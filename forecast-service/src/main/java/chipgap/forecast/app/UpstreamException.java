package chipgap.forecast.app;

/** An upstream did not answer a call, or refused it. */
public final class UpstreamException extends RuntimeException {
    /** What went wrong. */
    public enum Kind {
        /** It cannot be reached, after retries. */
        UNAVAILABLE,
        /** It has no resource of that name. */
        NOT_FOUND,
        /** It refuses what the caller wants changed. */
        INVALID,
        /** Its data do not allow the request. */
        PRECONDITION,
        /** It did not answer in time. */
        TIMEOUT,
        /** The caller's token is no longer accepted. */
        TOKEN,
        /** The caller stopped waiting. */
        CANCELLED,
        /** Anything else: a bug on one side or the other. */
        BROKEN
    }

    private final Kind kind;
    private final String reason;

    /**
     * A failure of an upstream.
     *
     * @param kind what went wrong
     * @param reason stable reason that names the upstream, in upper snake case
     * @param message what happened and what to do
     */
    public UpstreamException(Kind kind, String reason, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.reason = reason;
    }

    public Kind kind() {
        return kind;
    }

    public String reason() {
        return reason;
    }
}
