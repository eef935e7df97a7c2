package chipgap.platform.grpc;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.quarkus.grpc.GlobalInterceptor;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.Prioritized;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Lets a caller that streams send no faster than its messages are used, and a service that streams no faster than its caller reads. The Mutiny
 * stubs of Quarkus queue both without bound.
 */
@GlobalInterceptor
@ApplicationScoped
public class StreamPace implements ServerInterceptor, Prioritized {
    /** Messages that a caller may be ahead of the service. */
    private static final int AHEAD = 2;

    private static final long LOOK_AGAIN_MILLIS = 5;

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        if (call.getMethodDescriptor().getType().clientSendsOneMessage()) {
            return next.startCall(call, headers);
        }
        Context exchange = Vertx.currentContext();
        Inbound inbound = new Inbound(call, exchange);
        exchange.putLocal(StreamPace.class.getName(), inbound);
        return next.startCall(
                new SimpleForwardingServerCall<>(call) {
                    @Override
                    public void request(int count) {
                        inbound.wanted(count);
                    }
                },
                headers);
    }

    /** The messages that the call served on this event loop brings. */
    public static Inbound inbound() {
        Inbound inbound = Vertx.currentContext().getLocal(StreamPace.class.getName());
        if (inbound == null) {
            throw new IllegalStateException("This call streams nothing to the service.");
        }
        return inbound;
    }

    /** The way back to the caller of the call served on this event loop. */
    public static Outbound outbound() {
        return new Outbound(Vertx.currentContext().getLocal(RoutingContext.class.getName()));
    }

    /** What a caller streams: a message is let in for each that was used. */
    public static final class Inbound {
        private final ServerCall<?, ?> call;
        private final Context exchange;
        private int wanted;
        private int room = AHEAD;

        private Inbound(ServerCall<?, ?> call, Context exchange) {
            this.call = call;
            this.exchange = exchange;
        }

        private void wanted(int count) {
            wanted += count;
            letIn();
        }

        /** Tells, on any thread, that one message has been used. */
        public void used() {
            exchange.runOnContext(ignored -> {
                room++;
                letIn();
            });
        }

        private void letIn() {
            int count = Math.min(wanted, room);
            if (count > 0) {
                wanted -= count;
                room -= count;
                call.request(count);
            }
        }
    }

    /** What a service streams. */
    public static final class Outbound {
        private final @Nullable RoutingContext exchange;

        private Outbound(@Nullable RoutingContext exchange) {
            this.exchange = exchange;
        }

        /** Waits, on a thread that may wait, until the caller has read what was sent. */
        public void awaitRoom() throws InterruptedException {
            while (exchange != null && exchange.response().writeQueueFull()) {
                if (io.grpc.Context.current().isCancelled()
                        || exchange.response().closed()) {
                    throw new CancellationException("Nobody reads this stream any more.");
                }
                Thread.sleep(LOOK_AGAIN_MILLIS);
            }
        }
    }

    /** Inside the guard against cancels, so that what it sees of the transport is plain. */
    @Override
    public int getPriority() {
        return 300;
    }
}
