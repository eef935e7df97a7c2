package chipgap.forecast.app;

import chipgap.forecast.model.ChipFacts;
import chipgap.forecast.model.ComputeBasis;
import chipgap.forecast.model.DemandBlock;
import chipgap.forecast.model.ForecastSpec;
import chipgap.forecast.model.PolicyBlock;
import chipgap.forecast.model.SampledBlock;
import chipgap.forecast.model.SupplyBlock;
import chipgap.kernel.evidence.Vintage;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.QuarterRange;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Samples worlds upstream. What two worlds have in common is sampled once: an upstream's answer depends on the vintage, the draws and the policy it is
 * sent, and on nothing else.
 */
@ApplicationScoped
class WorldSampling {
    private static final int MOST_KEPT_DRAWS = 2_500;

    private final Upstreams.Policy policy;
    private final Upstreams.Supply supply;
    private final Upstreams.Demand demand;
    private final RecentBlocks recent;

    WorldSampling(Upstreams.Policy policy, Upstreams.Supply supply, Upstreams.Demand demand, RecentBlocks recent) {
        this.recent = recent;
        this.policy = policy;
        this.supply = supply;
        this.demand = demand;
    }

    /**
     * What all blocks of a pass have in common.
     *
     * @param quarters everything the upstreams cover up to the end of the horizon: backlog and stocks are carried along from the first quarter
     * @param catalogue what is published of the chips, by name; empty where no world asks for it
     */
    record Frame(QuarterRange quarters, Map<String, ChipFacts> catalogue) {}

    /** The frame of a pass over worlds; the horizon is that of the first. */
    Frame frame(List<ForecastSpec> worlds) {
        QuarterRange covered = policy.coverage()
                .horizon()
                .intersect(supply.coverage().horizon())
                .intersect(demand.coverage().horizon());
        boolean isListed = worlds.stream().anyMatch(world -> world.basis() != ComputeBasis.OPS8);
        return new Frame(
                new QuarterRange(covered.start(), worlds.getFirst().horizon().end()),
                isListed
                        ? supply.catalogue().stream().collect(Collectors.toMap(ChipFacts::chip, Function.identity()))
                        : Map.of());
    }

    /**
     * One block in every world.
     *
     * @param callers runs work that waits for upstreams, with the caller's token
     * @throws ComputeBasis.NoRateException when a chip cannot be counted on the basis of a world
     */
    List<SampledBlock> sample(List<ForecastSpec> worlds, Frame frame, DrawBlock block, Executor callers) {
        QuarterRange quarters = frame.quarters();
        List<Pending> pending = new ArrayList<>();
        for (ForecastSpec world : worlds) {
            PolicyBlock drawn = pending.stream()
                    .filter(other -> other.world.vintage().equals(world.vintage())
                            && other.world.scenario().equals(world.scenario())
                            && other.world.changes().equals(world.changes()))
                    .map(Pending::policy)
                    .findFirst()
                    .orElseGet(() -> kept(
                            worlds,
                            new Asked(
                                    "policy",
                                    List.of(world.vintage(), world.scenario(), world.changes()),
                                    quarters,
                                    block),
                            () -> policy.sample(world, quarters, block)));
            pending.add(new Pending(
                    world,
                    drawn,
                    once(
                            pending,
                            world,
                            drawn,
                            PolicyBlock::forSupply,
                            Pending::supply,
                            () -> CompletableFuture.supplyAsync(
                                    () -> kept(
                                            worlds,
                                            new Asked(
                                                    "supply",
                                                    new Given(world.vintage(), ByteBuffer.wrap(drawn.forSupply())),
                                                    quarters,
                                                    block),
                                            () -> supply.sample(world.vintage(), quarters, block, drawn)),
                                    callers)),
                    once(
                            pending,
                            world,
                            drawn,
                            PolicyBlock::forDemand,
                            Pending::demand,
                            () -> CompletableFuture.supplyAsync(
                                    () -> kept(
                                            worlds,
                                            new Asked(
                                                    "demand",
                                                    new Given(world.vintage(), ByteBuffer.wrap(drawn.forDemand())),
                                                    quarters,
                                                    block),
                                            () -> demand.sample(world.vintage(), quarters, block, drawn)),
                                    callers))));
        }
        return pending.stream().map(world -> world.sampled(block, frame)).toList();
    }

    /** What an answer depends on, and whose it is. */
    private record Asked(String upstream, Object given, QuarterRange quarters, DrawBlock block) {}

    /** What supply and demand are given. */
    private record Given(Vintage vintage, ByteBuffer policy) {}

    /** An answer; small comparisons are asked again and again with one thing changed. */
    private <T> T kept(List<ForecastSpec> worlds, Asked asked, Supplier<T> ask) {
        boolean isAskedAgain = worlds.size() > 1 && worlds.getFirst().usedDraws() <= MOST_KEPT_DRAWS;
        return isAskedAgain ? recent.get(asked, ask) : ask.get();
    }

    private static SupplyBlock onBasis(SupplyBlock supply, ComputeBasis basis, Map<String, ChipFacts> catalogue) {
        return basis == ComputeBasis.OPS8 ? supply : supply.on(basis, catalogue);
    }

    /** A world whose answers may still be on their way. */
    private record Pending(
            ForecastSpec world,
            PolicyBlock policy,
            CompletableFuture<SupplyBlock> supply,
            CompletableFuture<DemandBlock> demand) {
        SampledBlock sampled(DrawBlock block, Frame frame) {
            SampledBlock sampled = new SampledBlock(
                    block,
                    frame.quarters(),
                    policy,
                    onBasis(DrawPass.result(supply), world.basis(), frame.catalogue()),
                    DrawPass.result(demand));
            return world.multipliers().applyTo(sampled, world.vintage().asOf());
        }
    }

    /** The answer that an earlier world got to the same request, or else a new one. */
    private static <T> CompletableFuture<T> once(
            List<Pending> earlier,
            ForecastSpec world,
            PolicyBlock drawn,
            Function<PolicyBlock, byte[]> sent,
            Function<Pending, CompletableFuture<T>> answer,
            Supplier<CompletableFuture<T>> ask) {
        return earlier.stream()
                .filter(other -> other.world.vintage().equals(world.vintage())
                        && Arrays.equals(sent.apply(other.policy), sent.apply(drawn)))
                .map(answer)
                .findFirst()
                .orElseGet(ask);
    }
}
