package chipgap.forecast.clients;

import chipgap.proto.figure.v1.FigureServiceGrpc.FigureServiceImplBase;
import chipgap.proto.supply.v1.ListChipsRequest;
import chipgap.proto.supply.v1.ListChipsResponse;
import chipgap.proto.supply.v1.SupplyServiceGrpc.SupplyServiceImplBase;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Supply and its figures on a real port, and a channel to it as forecast-service has one. Says what it is told to, and keeps count. */
final class FakeUpstream extends SupplyServiceImplBase implements ServerInterceptor {
    /** Gone after the answer has begun. */
    static final Status CUT_OFF = Status.UNAVAILABLE.withDescription("cut off");

    final AtomicInteger attempts = new AtomicInteger();
    final AtomicInteger mostAtOnce = new AtomicInteger();
    final Queue<Deadline> deadlines = new ConcurrentLinkedQueue<>();
    final Queue<Status> firstAnswers = new ConcurrentLinkedQueue<>();
    volatile Status answer = Status.OK;
    volatile @Nullable Semaphore released;

    private final AtomicInteger atOnce = new AtomicInteger();
    private final Server server;
    private final ManagedChannel channel;

    FakeUpstream(InstantSource clock, MeterRegistry registry) throws IOException {
        server = NettyServerBuilder.forPort(0)
                .intercept(this)
                .addService(this)
                .addService(new FigureServiceImplBase() {})
                .build()
                .start();
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.getPort())
                .usePlaintext()
                .defaultServiceConfig(UpstreamChannels.retries())
                .intercept(new BoundedCalls("supply", clock, registry))
                .build();
    }

    ManagedChannel channel() {
        return channel;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        attempts.incrementAndGet();
        deadlines.add(Context.current().getDeadline());
        Status first = firstAnswers.poll();
        Status status = first == null ? answer : first;
        if (status.isOk()) {
            return next.startCall(call, headers);
        }
        if (Objects.equals(status.getDescription(), CUT_OFF.getDescription())) {
            call.sendHeaders(new Metadata());
        }
        call.close(status, new Metadata());
        return new ServerCall.Listener<>() {};
    }

    @Override
    public void listChips(ListChipsRequest request, StreamObserver<ListChipsResponse> observer) {
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        Semaphore gate = released;
        if (gate != null) {
            gate.acquireUninterruptibly();
        }
        atOnce.decrementAndGet();
        observer.onNext(ListChipsResponse.getDefaultInstance());
        observer.onCompleted();
    }

    void stop() {
        channel.shutdownNow();
        server.shutdownNow();
    }
}
