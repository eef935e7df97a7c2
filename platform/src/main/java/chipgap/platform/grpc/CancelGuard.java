package chipgap.platform.grpc;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.quarkus.grpc.GlobalInterceptor;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.Prioritized;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Hears of every cancel, passes it on, and drops whatever is still to be sent afterwards.
 *
 * <p>The shared HTTP server tells a call of a reset only while its request is still being read, so the end of the HTTP exchange is watched
 * instead. And without the dropping a late reply on a reset stream makes the server end the whole connection, and with it every other
 * call on it.
 */
@GlobalInterceptor
@ApplicationScoped
class CancelGuard implements ServerInterceptor, Prioritized {
    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        AtomicBoolean cancelled = new AtomicBoolean();
        AtomicBoolean closed = new AtomicBoolean();
        RoutingContext exchange = Vertx.currentContext().getLocal(RoutingContext.class.getName());
        BooleanSupplier gone = () -> cancelled.get() || exchange.response().closed();
        ServerCall<Q, R> guarded = new SimpleForwardingServerCall<>(call) {
            @Override
            public void sendHeaders(Metadata sent) {
                if (!gone.getAsBoolean()) {
                    super.sendHeaders(sent);
                }
            }

            @Override
            public void sendMessage(R message) {
                if (!gone.getAsBoolean()) {
                    super.sendMessage(message);
                }
            }

            @Override
            public void close(Status status, Metadata trailers) {
                if (!gone.getAsBoolean()) {
                    closed.set(true);
                    super.close(status, trailers);
                }
            }
        };
        ServerCall.Listener<Q> listener = new SimpleForwardingServerCallListener<>(next.startCall(guarded, headers)) {
            @Override
            public void onCancel() {
                if (cancelled.compareAndSet(false, true)) {
                    super.onCancel();
                }
            }
        };
        exchange.addEndHandler(ended -> {
            // Some exchanges fail after their answer: a call that we have ended is not cancelled any more.
            if (ended.failed() && !closed.get()) {
                listener.onCancel();
            }
        });
        return listener;
    }

    /** Outermost of all. */
    @Override
    public int getPriority() {
        return Integer.MAX_VALUE;
    }
}
