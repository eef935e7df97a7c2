package chipgap.forecast.clients;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors.CheckedForwardingClientCall;
import io.grpc.Deadline;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Bounds the calls to one upstream: each in time, all together in number, and none while its {@link Circuit} is open. */
final class BoundedCalls implements ClientInterceptor {
    /** Longest time for one call, its retries and its wait for a place included. */
    static final Duration DEADLINE = Duration.ofSeconds(20);
    /** Two runs and two questions with four blocks in flight each, twice over. */
    static final int MOST_IN_FLIGHT = 32;

    private final Semaphore places = new Semaphore(MOST_IN_FLIGHT, true);
    private final Circuit circuit;

    /**
     * Bounds of an upstream.
     *
     * @param upstream its name, e.g. {@code supply}
     */
    BoundedCalls(String upstream, InstantSource clock, MeterRegistry registry) {
        this.circuit = new Circuit(clock);
        Gauge.builder("chipgap.upstream.calls.in.flight", places, free -> MOST_IN_FLIGHT - free.availablePermits())
                .tag("upstream", upstream)
                .register(registry);
        Gauge.builder("chipgap.upstream.circuit.open", circuit, state -> state.isOpen() ? 1 : 0)
                .tag("upstream", upstream)
                .register(registry);
    }

    @Override
    public <Q, R> ClientCall<Q, R> interceptCall(MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
        Deadline longest = Deadline.after(DEADLINE.toNanos(), TimeUnit.NANOSECONDS);
        Deadline deadline =
                options.getDeadline() == null ? longest : options.getDeadline().minimum(longest);
        return new CheckedForwardingClientCall<>(next.newCall(method, options.withDeadline(deadline))) {
            @Override
            protected void checkedStart(Listener<R> listener, Metadata headers) throws StatusException {
                enter(deadline);
                delegate().start(new Answer<>(listener, longest), headers);
            }
        };
    }

    private void enter(Deadline deadline) throws StatusException {
        takePlace(deadline);
        try {
            circuit.enter();
        } catch (Circuit.OpenException open) {
            places.release();
            throw Status.UNAVAILABLE.withCause(open).asException();
        }
    }

    private void takePlace(Deadline deadline) throws StatusException {
        try {
            if (!places.tryAcquire(deadline.timeRemaining(TimeUnit.NANOSECONDS), TimeUnit.NANOSECONDS)) {
                throw Status.DEADLINE_EXCEEDED.asException();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw Status.CANCELLED.withCause(stopping).asException();
        }
    }

    /** What the end of a call says of the upstream. A caller that leaves or is in a hurry says nothing of it. */
    private void tell(Status status, Deadline longest) {
        boolean isSilent = status.getCode() == Status.Code.DEADLINE_EXCEEDED;
        if (isAway(status) || (isSilent && longest.isExpired())) {
            circuit.failed();
        } else if (!isSilent && status.getCode() != Status.Code.CANCELLED) {
            circuit.answered();
        }
    }

    private static boolean isAway(Status status) {
        return status.getCode() == Status.Code.UNAVAILABLE || isCutOff(status);
    }

    /** Whether the upstream went away while it answered, which gRPC does not repeat. */
    static boolean isCutOff(Status status) {
        return status.getCause() instanceof ClosedChannelException;
    }

    private static Status cutOff(Status status) {
        ClosedChannelException closed = new ClosedChannelException();
        closed.initCause(status.getCause());
        return status.withCause(closed);
    }

    /** Hears of the end of a call. */
    private final class Answer<R> extends SimpleForwardingClientCallListener<R> {
        private final Deadline longest;
        private boolean hasBegun;

        Answer(ClientCall.Listener<R> listener, Deadline longest) {
            super(listener);
            this.longest = longest;
        }

        @Override
        public void onHeaders(Metadata headers) {
            hasBegun = true;
            super.onHeaders(headers);
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            places.release();
            tell(status, longest);
            super.onClose(hasBegun && isAway(status) ? cutOff(status) : status, trailers);
        }
    }
}
