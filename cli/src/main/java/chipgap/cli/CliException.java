package chipgap.cli;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** A failure in one line, with the exit code that belongs to it. */
final class CliException extends RuntimeException {
    static final int REFUSED = 1;
    static final int SIGN_IN = 3;
    static final int UNREACHABLE = 4;

    private final int exitCode;

    CliException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }

    static void requirePositive(String option, int number) {
        if (number < 1) {
            throw new CliException(2, "%s (%d) must be at least 1.".formatted(option, number));
        }
    }

    static CliException of(Exception failure) {
        return switch (failure) {
            case CliException told -> told;
            case StatusRuntimeException refused -> of(refused.getStatus());
            default ->
                new CliException(REFUSED, "%s: %s".formatted(failure.getClass().getSimpleName(), failure.getMessage()));
        };
    }

    private static CliException of(Status status) {
        String said = String.valueOf(status.getDescription()).replaceAll("\\s+", " ");
        return switch (status.getCode()) {
            case UNAUTHENTICATED ->
                new CliException(SIGN_IN, "You are not signed in, or no longer. Run 'chipgap login'.");
            case PERMISSION_DENIED -> new CliException(SIGN_IN, said);
            case UNAVAILABLE -> new CliException(UNREACHABLE, said);
            case DEADLINE_EXCEEDED -> new CliException(UNREACHABLE, "The service did not answer in time. Try again.");
            default -> new CliException(REFUSED, said);
        };
    }
}
