package chipgap.platform.grpc;

import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.Status;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.unchecked.Unchecked;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Takes straight-line work off the event loop and brings its result back to the call's own. {@code @RunOnVirtualThread} and
 * {@code @Blocking} on the gRPC method itself lose calls in our version of Quarkus, see docs/adr/0003-threads.md.
 */
@ApplicationScoped
public class Offload {
    private static final long LEAST_TIMER_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final ExecutorService virtualThreads;
    private final ExecutorService cores = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("cores-", 0).factory());

    Offload(@VirtualThreads ExecutorService virtualThreads) {
        this.virtualThreads = virtualThreads;
    }

    /** Runs work that mostly waits, such as database reads, on a virtual thread. */
    public <T> Uni<T> waiting(Callable<T> work) {
        return on(virtualThreads, work);
    }

    /** Runs numeric work on one of as many threads as there are cores; more than that many at once queue. */
    public <T> Uni<T> computing(Callable<T> work) {
        return on(cores, work);
    }

    private static <T> Uni<T> on(ExecutorService executor, Callable<T> work) {
        Context call = CallContext.current();
        Callable<T> inContext = call.wrap(() -> {
            if (call.isCancelled()) {
                throw new CancellationException("Nobody waits for this work any more.");
            }
            return work.call();
        });
        io.vertx.core.Context eventLoop = Vertx.currentContext();
        return Uni.createFrom()
                .item(Unchecked.supplier(inContext::call))
                .runSubscriptionOn(executor)
                .ifNoItem()
                .after(remaining(call))
                .failWith(Status.DEADLINE_EXCEEDED::asRuntimeException)
                .emitOn(command -> eventLoop.runOnContext(ignored -> command.run()));
    }

    /** What is left until the deadline, at least what a timer can wait: one that is asked for less fails, and the call is never answered. */
    private static Duration remaining(Context call) {
        Deadline deadline = call.getDeadline();
        long nanos = deadline == null ? Long.MAX_VALUE : deadline.timeRemaining(TimeUnit.NANOSECONDS);
        return Duration.ofNanos(Math.max(LEAST_TIMER_NANOS, nanos));
    }

    @PreDestroy
    void stop() {
        cores.shutdownNow();
    }
}
