package chipgap.forecast.batch;

import chipgap.forecast.app.Caller;
import chipgap.forecast.app.RunShard;
import chipgap.platform.fixtures.Tokens;
import chipgap.platform.fixtures.Wire;
import chipgap.platform.grpc.CallContext;
import chipgap.proto.forecast.v1.Alternative;
import chipgap.proto.forecast.v1.CreateForecastRequest;
import chipgap.proto.forecast.v1.CreateSweepRequest;
import chipgap.proto.forecast.v1.Forecast;
import chipgap.proto.forecast.v1.ForecastServiceGrpc;
import chipgap.proto.forecast.v1.ForecastSpec;
import chipgap.proto.forecast.v1.GetForecastRequest;
import chipgap.proto.forecast.v1.GetSweepRequest;
import chipgap.proto.forecast.v1.GetSweepResponse;
import chipgap.proto.forecast.v1.GetSweepResultRequest;
import chipgap.proto.forecast.v1.Sweep;
import chipgap.proto.forecast.v1.SweepCase;
import chipgap.proto.forecast.v1.SweepCaseResult;
import chipgap.proto.forecast.v1.SweepServiceGrpc;
import chipgap.proto.forecast.v1.SweepServiceGrpc.SweepServiceBlockingStub;
import chipgap.proto.forecast.v1.WatchForecastRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A client of sweeps, and their shards, run in this process. */
final class SweepClient implements AutoCloseable {
    /** Four parts a case. */
    private static final int DRAWS = 8192;

    private final Wire wire = Wire.toApplication();
    private final RunShard runShard;
    private final CallContext calls;

    SweepClient(RunShard runShard, CallContext calls) {
        this.runShard = runShard;
        this.calls = calls;
    }

    @Override
    public void close() {
        wire.close();
    }

    SweepServiceBlockingStub as(String role) {
        return Wire.with(SweepServiceGrpc.newBlockingStub(wire.channel()), Tokens.of(role));
    }

    static CreateSweepRequest.Builder request(String... scenarios) {
        CreateSweepRequest.Builder request = CreateSweepRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setTitle("A test")
                .setSpec(ForecastSpec.newBuilder().setDrawCount(DRAWS));
        for (String scenario : scenarios) {
            request.addCases(SweepCase.newBuilder()
                    .setCaseId(scenario)
                    .setAlternative(Alternative.newBuilder().setScenario("scenarios/" + scenario)));
        }
        return request;
    }

    Sweep create(CreateSweepRequest request) {
        return as("analyst").createSweep(request).getSweep();
    }

    Sweep create(String... scenarios) {
        return create(request(scenarios).build());
    }

    int run(Sweep sweep, int shard, int shards) {
        return run(id(sweep), shard, shards);
    }

    int run(String sweep, int shard, int shards) {
        return runShard.run(
                sweep,
                shard,
                shards,
                () -> new Caller(
                        "sweep",
                        CallContext.carrying(calls.begin(Tokens.of("analyst"), Duration.ofMinutes(1))),
                        () -> false));
    }

    static String id(Sweep sweep) {
        return sweep.getName().substring("sweeps/".length());
    }

    GetSweepResponse get(Sweep sweep) {
        return as("viewer")
                .getSweep(GetSweepRequest.newBuilder().setName(sweep.getName()).build());
    }

    List<SweepCaseResult> result(Sweep sweep) {
        List<SweepCaseResult> cases = new ArrayList<>();
        as("viewer")
                .getSweepResult(GetSweepResultRequest.newBuilder()
                        .setName(sweep.getName())
                        .build())
                .forEachRemaining(each -> cases.add(each.getCaseResult()));
        return cases;
    }

    /** A forecast of a spec, run to its end. */
    Forecast forecast(ForecastSpec spec) {
        var stub = Wire.with(ForecastServiceGrpc.newBlockingStub(wire.channel()), Tokens.of("analyst"));
        String name = stub.createForecast(CreateForecastRequest.newBuilder()
                        .setRequestId(UUID.randomUUID().toString())
                        .setSpec(spec)
                        .build())
                .getForecast()
                .getName();
        stub.watchForecast(WatchForecastRequest.newBuilder().setName(name).build())
                .forEachRemaining(seen -> {});
        return stub.getForecast(GetForecastRequest.newBuilder().setName(name).build())
                .getForecast();
    }
}
