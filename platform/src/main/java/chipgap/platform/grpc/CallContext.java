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
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.Prioritized;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gives every call a gRPC context with its deadline (the caller's, or the longest we allow) and its bearer token, and ends that context when the
 * caller cancels. The shared HTTP server of Quarkus does none of this by itself.
 *
 * <p>The check of roles may put a method off until the token has been verified, and the context of the moment is lost by then. So it is
 * kept with the HTTP exchange: work for a call takes it from {@link #current}, not from {@code Context.current()}.
 */
@GlobalInterceptor
@ApplicationScoped
public class CallContext implements ServerInterceptor, Prioritized {
    static final Context.Key<String> TOKEN = Context.key("chipgap.token");
    static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private static final Metadata.Key<String> TIMEOUT =
            Metadata.Key.of("grpc-timeout", Metadata.ASCII_STRING_MARSHALLER);
    private static final Pattern TIMEOUT_TEXT = Pattern.compile("(\\d{1,8})([HMSmun])");
    private static final long LONGEST_UNARY_SECONDS = 60;
    private static final long LONGEST_STREAM_SECONDS = 3600;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("call-deadline").factory());

    /** The context of the call that is being served on this event loop; outside of calls the empty one. */
    public static Context current() {
        io.vertx.core.Context exchange = Vertx.currentContext();
        Context context = exchange == null ? null : exchange.getLocal(CallContext.class.getName());
        return context == null ? Context.ROOT : context;
    }

    /** Makes work on other threads part of a call that is being served here: of its context and of its trace. */
    public static UnaryOperator<Runnable> carrying(Context call) {
        io.opentelemetry.context.Context trace = io.opentelemetry.context.Context.current();
        return work -> trace.wrap(call.wrap(work));
    }

    /** The context of a call that came another way than gRPC. It ends with its deadline, or when it is cancelled. */
    public Context.CancellableContext begin(String bearerToken, Duration longest) {
        return Context.ROOT
                .withValue(TOKEN, "Bearer " + bearerToken)
                .withDeadline(Deadline.after(longest.toSeconds(), TimeUnit.SECONDS), timer);
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        boolean isStream = !call.getMethodDescriptor().getType().serverSendsOneMessage();
        Deadline longest = Deadline.after(isStream ? LONGEST_STREAM_SECONDS : LONGEST_UNARY_SECONDS, TimeUnit.SECONDS);
        Context.CancellableContext context = Context.current()
                .withValue(TOKEN, headers.get(AUTHORIZATION))
                .withDeadline(deadline(headers.get(TIMEOUT), longest), timer);
        Vertx.currentContext().putLocal(CallContext.class.getName(), context);
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

    private static Deadline deadline(@Nullable String timeout, Deadline longest) {
        Matcher matcher = TIMEOUT_TEXT.matcher(timeout == null ? "" : timeout);
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
