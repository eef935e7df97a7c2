package chipgap.cli;

import chipgap.proto.policy.v1.PolicyServiceGrpc;
import chipgap.proto.policy.v1.SamplePolicyRequest;
import chipgap.proto.type.v1.DrawBlock;
import chipgap.proto.type.v1.DrawPlan;
import chipgap.proto.type.v1.ModelDescription;
import chipgap.proto.type.v1.PolicyDraws;
import chipgap.proto.type.v1.QuarterRange;
import chipgap.proto.type.v1.Vintage;
import io.grpc.Channel;
import io.grpc.stub.AbstractStub;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * What a question about one model is about: a scenario, a date and draws. The rules are asked of policy-service in the same draws.
 *
 * @param <S> stub of the model's service
 */
abstract class ModelQuestion<S extends AbstractStub<S>> {
    private static final long SECONDS = 60;
    private static final int SCRAMBLES = 16;
    private static final int FEWEST = 2 * SCRAMBLES;
    private static final int MOST = 512;

    @Option(
            names = "--scenario",
            paramLabel = "SCENARIO",
            defaultValue = "baseline",
            description = "Which rules. Default: baseline.")
    private String scenario = "baseline";

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "Only what was published by this date. Default: everything.")
    @Nullable private LocalDate asOf;

    @Option(
            names = "--draws",
            paramLabel = "N",
            defaultValue = "512",
            description = "How many draws, 32 to 512; rounded up to 16 × 2^k. Default: 512.")
    private int draws = MOST;

    @Option(names = "--seed", paramLabel = "SEED", defaultValue = "1", description = "Seed of the draws. Default: 1.")
    private long seed = 1;

    private final String service;
    private final Function<Channel, S> kind;
    private final Function<S, ModelDescription> description;

    /**
     * A question.
     *
     * @param service name of the service in the settings
     * @param kind makes a stub of it
     * @param description what the model says of itself
     */
    ModelQuestion(String service, Function<Channel, S> kind, Function<S, ModelDescription> description) {
        this.service = service;
        this.kind = kind;
        this.description = description;
    }

    /** What is the same in every request. */
    record Asked(Vintage vintage, QuarterRange horizon, DrawBlock block, PolicyDraws policy) {}

    /** What an answer stands on, in a line. */
    String title(Vintage vintage) {
        return "%s · as of %s · %d draws · seed %d"
                .formatted(scenario, Dates.text(vintage.getAsOfDate()), block().getDrawCount(), seed);
    }

    final <T> T ask(Settings settings, BiFunction<S, Asked, T> question) {
        try (ServiceChannel channel = new ServiceChannel(settings, service)) {
            ModelDescription model = description.apply(channel.stub(kind, SECONDS));
            Vintage vintage = Vintage.newBuilder()
                    .setAsOfDate(asOf == null ? model.getNewestVintage().getAsOfDate() : Dates.message(asOf))
                    .setRecordedTime(Dates.message(Instant.now()))
                    .build();
            Asked asked =
                    new Asked(vintage, model.getHorizon(), block(), policy(settings, vintage, model.getHorizon()));
            return question.apply(channel.stub(kind, SECONDS), asked);
        }
    }

    private PolicyDraws policy(Settings settings, Vintage vintage, QuarterRange horizon) {
        try (ServiceChannel policy = new ServiceChannel(settings, "policy")) {
            return policy.stub(PolicyServiceGrpc::newBlockingStub, SECONDS)
                    .samplePolicy(SamplePolicyRequest.newBuilder()
                            .setScenario(Words.name("scenarios", scenario))
                            .setVintage(vintage)
                            .setHorizon(horizon)
                            .setBlock(block())
                            .build())
                    .getDraws();
        }
    }

    private DrawBlock block() {
        if (draws < FEWEST || draws > MOST) {
            throw new CliException(2, "--draws (%d) must lie in [%d, %d].".formatted(draws, FEWEST, MOST));
        }
        int perScramble = 2 * Integer.highestOneBit((draws - 1) / SCRAMBLES);
        return DrawBlock.newBuilder()
                .setSeed(seed)
                .setDrawCount(SCRAMBLES * perScramble)
                .setPlan(DrawPlan.newBuilder().setScrambleCount(SCRAMBLES).setDrawsPerScramble(perScramble))
                .build();
    }
}
