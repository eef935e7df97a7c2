package chipgap.local;

import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthGrpc;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;

/** Watches what a service says of itself over gRPC. */
final class Health implements AutoCloseable {
    private final Context.CancellableContext watching = Context.current().withCancellation();
    private final Iterator<HealthCheckResponse> answers;

    Health(Channel channel) {
        Context before = watching.attach();
        try {
            answers = HealthGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(1, TimeUnit.MINUTES)
                    .watch(HealthCheckRequest.getDefaultInstance());
        } finally {
            watching.detach(before);
        }
    }

    String next() {
        return answers.next().getStatus().name();
    }

    @Override
    public void close() {
        watching.cancel(null);
    }
}
