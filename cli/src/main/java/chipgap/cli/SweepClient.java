package chipgap.cli;

import chipgap.proto.forecast.v1.CreateSweepRequest;
import chipgap.proto.forecast.v1.GetSweepRequest;
import chipgap.proto.forecast.v1.GetSweepResponse;
import chipgap.proto.forecast.v1.GetSweepResultRequest;
import chipgap.proto.forecast.v1.ListSweepsRequest;
import chipgap.proto.forecast.v1.ListSweepsResponse;
import chipgap.proto.forecast.v1.Sweep;
import chipgap.proto.forecast.v1.SweepCaseResult;
import chipgap.proto.forecast.v1.SweepServiceGrpc;
import chipgap.proto.forecast.v1.SweepServiceGrpc.SweepServiceBlockingStub;
import java.util.UUID;
import java.util.function.Consumer;

/** Calls the sweeps of forecast-service with the signed-in user's token. */
final class SweepClient implements AutoCloseable {
    private static final long UNARY_SECONDS = 60;
    private static final long STREAM_SECONDS = 3600;

    private final ServiceChannel channel;

    SweepClient(Settings settings) {
        channel = new ServiceChannel(settings, "forecast");
    }

    Sweep create(CreateSweepRequest.Builder request) {
        return stub(UNARY_SECONDS)
                .createSweep(request.setRequestId(UUID.randomUUID().toString()).build())
                .getSweep();
    }

    GetSweepResponse get(String name) {
        return stub(UNARY_SECONDS)
                .getSweep(GetSweepRequest.newBuilder().setName(name).build());
    }

    /** Reads what came out, case by case. */
    void result(String name, Consumer<SweepCaseResult> each) {
        stub(STREAM_SECONDS)
                .getSweepResult(GetSweepResultRequest.newBuilder().setName(name).build())
                .forEachRemaining(part -> each.accept(part.getCaseResult()));
    }

    Listing<Sweep> newest(int count) {
        return Listing.of(count, (size, token) -> {
            ListSweepsResponse page = stub(UNARY_SECONDS)
                    .listSweeps(ListSweepsRequest.newBuilder()
                            .setPageSize(size)
                            .setPageToken(token)
                            .build());
            return new Listing.Page<>(page.getSweepsList(), page.getNextPageToken());
        });
    }

    private SweepServiceBlockingStub stub(long seconds) {
        return channel.stub(SweepServiceGrpc::newBlockingStub, seconds);
    }

    @Override
    public void close() {
        channel.close();
    }
}
