package chipgap.platform.grpc;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Deadline;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.Prioritized;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts the caller's deadline, or the longest one we allow, on the gRPC context of the call, where the work and every call it makes to other
 * services see it; and ends that context when the caller cancels. The shared HTTP server of Quarkus does neither by itself.
 */
@GlobalInterceptor
@ApplicationScoped
class CallDeadline implements ServerInterceptor, Prioritized {
    private static final Metadata.Key<String> TIMEOUT =
            Metadata.Key.of("grpc-timeout", Metadata.ASCII_STRING_MARSHALLER);
    private static final Pattern TEXT = Pattern.compile("(\\d{1,8})([HMSmun])");
    private static final long LONGEST_UNARY_SECONDS = 60;
    private static final long LONGEST_STREAM_SECONDS = 3600;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("call-deadline").factory());

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        boolean stream = !call.getMethodDescriptor().getType().serverSendsOneMessage();
        Deadline longest = Deadline.after(stream ? LONGEST_STREAM_SECONDS : LONGEST_UNARY_SECONDS, TimeUnit.SECONDS);
        Deadline deadline = parse(headers.get(TIMEOUT), longest);
        Context.CancellableContext context = Context.current().withDeadline(deadline, timer);
        return new SimpleForwardingServerCallListener<>(Contexts.interceptCall(context, call, headers, next)) {
            @Override
            public void onCancel() {
                context.cancel(null);
                super.onCancel();
            }

            @Override
            public void onComplete() {
                super.onComplete();
                context.cancel(null);
            }
        };
    }

    private static Deadline parse(@Nullable String timeout, Deadline longest) {
        Matcher matcher = TEXT.matcher(timeout == null ? "" : timeout);
        if (!matcher.matches()) {
            return longest;
        }
        TimeUnit unit = switch (matcher.group(2)) {
            case "H" -> TimeUnit.HOURS;
            case "M" -> TimeUnit.MINUTES;
            case "S" -> TimeUnit.SECONDS;
            case "m" -> TimeUnit.MILLISECONDS;
            case "u" -> TimeUnit.MICROSECONDS;
            default -> TimeUnit.NANOSECONDS;
        };
        return Deadline.after(Long.parseLong(matcher.group(1)), unit).minimum(longest);
    }

    @Override
    public int getPriority() {
        return 200;
    }
}
