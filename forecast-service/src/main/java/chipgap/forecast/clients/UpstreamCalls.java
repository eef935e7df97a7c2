package chipgap.forecast.clients;

import chipgap.forecast.app.UpstreamException;
import chipgap.forecast.app.UpstreamException.Kind;
import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.Locale;
import java.util.function.Supplier;

/** What all calls to upstreams have in common: connecting again, and failures that name the upstream. Their bounds are {@link BoundedCalls}. */
final class UpstreamCalls {
    private UpstreamCalls() {}

    /** Tries to connect at once where the channel waits after failures, so that a restarted upstream is found without delay. */
    static void reconnect(Channel channel) {
        if (channel instanceof ManagedChannel managed) {
            managed.resetConnectBackoff();
        }
    }

    /** Calls an upstream, e.g. {@code supply}. */
    static <T> T calling(String upstream, Supplier<T> call) {
        try {
            return again(call);
        } catch (StatusRuntimeException refused) {
            throw translate(upstream.toUpperCase(Locale.ROOT), refused);
        }
    }

    /** All calls are pure. gRPC repeats those that were not taken; one whose process died while it answered is left to us. */
    private static <T> T again(Supplier<T> call) {
        try {
            return call.get();
        } catch (StatusRuntimeException died) {
            if (BoundedCalls.isCutOff(died.getStatus())) {
                return call.get();
            }
            throw died;
        }
    }

    /** Calls with what the caller chose, so that a refusal of a field is the caller's to hear. */
    static <T> T asking(Supplier<T> call) {
        try {
            return call.get();
        } catch (StatusRuntimeException refused) {
            if (refused.getStatus().getCode() == io.grpc.Status.Code.INVALID_ARGUMENT) {
                throw failure(
                        Kind.INVALID,
                        "INVALID_FIELD",
                        refused,
                        String.valueOf(refused.getStatus().getDescription()));
            }
            throw refused;
        }
    }

    private static UpstreamException translate(String upstream, StatusRuntimeException refused) {
        String said = String.valueOf(refused.getStatus().getDescription());
        if (BoundedCalls.isCutOff(refused.getStatus())) {
            return unavailable(upstream, refused, "went away while it answered");
        }
        if (refused.getStatus().getCause() instanceof Circuit.OpenException open) {
            return unavailable(upstream, refused, String.valueOf(open.getMessage()));
        }
        return switch (refused.getStatus().getCode()) {
            case UNAVAILABLE -> unavailable(upstream, refused, "could not be reached, after two retries");
            case DEADLINE_EXCEEDED ->
                failure(
                        Kind.TIMEOUT,
                        upstream + "_TIMEOUT",
                        refused,
                        upstream + " did not answer in time. Try again, or look at its log.");
            case UNAUTHENTICATED ->
                failure(
                        Kind.TOKEN,
                        "TOKEN_REFUSED",
                        refused,
                        upstream
                                + " no longer accepts the caller's token. Sign in again and create the forecast again.");
            case NOT_FOUND -> failure(Kind.NOT_FOUND, upstream + "_NOT_FOUND", refused, said);
            case FAILED_PRECONDITION -> failure(Kind.PRECONDITION, reason(refused), refused, said);
            case CANCELLED -> failure(Kind.CANCELLED, "CANCELLED", refused, "The caller stopped waiting.");
            default ->
                failure(
                        Kind.BROKEN,
                        upstream + "_FAILED",
                        refused,
                        upstream + " answered with an error. The logs of both services have the cause.");
        };
    }

    private static UpstreamException unavailable(String upstream, StatusRuntimeException cause, String how) {
        return failure(
                Kind.UNAVAILABLE,
                upstream + "_UNAVAILABLE",
                cause,
                upstream + " " + how + ". Start it and create the forecast again.");
    }

    private static UpstreamException failure(Kind kind, String reason, StatusRuntimeException cause, String message) {
        return new UpstreamException(kind, reason, message, cause);
    }

    /** The upstream's own reason. */
    private static String reason(StatusRuntimeException refused) {
        Status status = StatusProto.fromThrowable(refused);
        if (status != null) {
            for (Any detail : status.getDetailsList()) {
                if (detail.is(ErrorInfo.class)) {
                    try {
                        return detail.unpack(ErrorInfo.class).getReason();
                    } catch (InvalidProtocolBufferException unreadable) {
                        return "FAILED_PRECONDITION";
                    }
                }
            }
        }
        return "FAILED_PRECONDITION";
    }
}
