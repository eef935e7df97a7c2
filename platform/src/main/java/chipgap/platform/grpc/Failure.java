package chipgap.platform.grpc;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A failure that a caller can act on; becomes a gRPC status with details. The table of codes stands in docs/errors.md. Anything else that is
 * thrown becomes INTERNAL with a correlation id, and nothing of it reaches the caller.
 */
public abstract sealed class Failure extends RuntimeException {
    private final String reason;

    private Failure(String reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Stable reason in upper snake case. */
    public String reason() {
        return reason;
    }

    /**
     * One refused field.
     *
     * @param field path of the field in the request message
     * @param message what is wrong with which value, and a way out
     */
    public record Violation(String field, String message) {}

    /** Fields of the request are malformed or out of range: INVALID_ARGUMENT. */
    public static final class InvalidField extends Failure {
        private final List<Violation> violations;

        /**
         * A refused field.
         *
         * @param field path of the field in the request message
         * @param message what is wrong with which value, and a way out
         */
        public InvalidField(String field, String message) {
            this(List.of(new Violation(field, message)));
        }

        /** Several refused fields at once, at least one. */
        public InvalidField(List<Violation> violations) {
            super("INVALID_FIELD", violations.stream().map(Violation::message).collect(Collectors.joining(" ")));
            this.violations = List.copyOf(violations);
        }

        public List<Violation> violations() {
            return violations;
        }
    }

    /** A named resource does not exist: NOT_FOUND. */
    public static final class NotFound extends Failure {
        private final String type;
        private final String name;

        /**
         * A missing resource.
         *
         * @param type kind of resource, e.g. {@code chipgap.policy.v1.Scenario}
         * @param name resource name asked for
         * @param message what was not found, and a way out
         */
        public NotFound(String type, String name, String message) {
            super("NOT_FOUND", message);
            this.type = type;
            this.name = name;
        }

        public String type() {
            return type;
        }

        public String name() {
            return name;
        }
    }

    /** The data does not allow the request: FAILED_PRECONDITION. */
    public static final class Precondition extends Failure {
        private final String subject;

        /**
         * An unmet precondition.
         *
         * @param reason stable reason, e.g. {@code HORIZON_OUTSIDE_DATA}
         * @param subject what it is about, e.g. a field or a quantity
         * @param message what is missing, and a way out
         */
        public Precondition(String reason, String subject, String message) {
            super(reason, message);
            this.subject = subject;
        }

        public String subject() {
            return subject;
        }
    }

    /** What should be made exists and is something else: ALREADY_EXISTS. */
    public static final class Conflict extends Failure {
        public Conflict(String reason, String message) {
            super(reason, message);
        }
    }

    /** What the caller saw has changed since: ABORTED. */
    public static final class Outdated extends Failure {
        public Outdated(String reason, String message) {
            super(reason, message);
        }
    }

    /** No room for the request now: RESOURCE_EXHAUSTED. */
    public static final class Exhausted extends Failure {
        private final Duration retryAfter;

        public Exhausted(String reason, String message, Duration retryAfter) {
            super(reason, message);
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** A service this one needs cannot be reached: UNAVAILABLE. */
    public static final class Unavailable extends Failure {
        /**
         * An upstream away.
         *
         * @param reason names the upstream, e.g. {@code SUPPLY_UNAVAILABLE}
         * @param message what happened
         */
        public Unavailable(String reason, String message) {
            super(reason, message);
        }
    }
}
