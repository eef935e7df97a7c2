package chipgap.forecast.app;

import static org.assertj.core.api.Assertions.assertThat;

import chipgap.forecast.model.ChipFacts;
import chipgap.forecast.model.ComputeBasis;
import chipgap.forecast.model.Constraint;
import chipgap.forecast.model.DemandBlock;
import chipgap.forecast.model.ForecastSpec;
import chipgap.forecast.model.Manifest;
import chipgap.forecast.model.PolicyBlock;
import chipgap.forecast.model.SampledBlock;
import chipgap.forecast.model.SupplyBlock;
import chipgap.kernel.allocation.AllocationRule;
import chipgap.kernel.evidence.Vintage;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How often the upstreams are asked. What a scenario sends to supply and demand is its name's first and second half. */
class WorldSamplingTest {
    private static final QuarterRange QUARTERS = new QuarterRange(new Quarter(2025, 1), new Quarter(2026, 1));
    private static final Manifest.Upstream ORIGIN = new Manifest.Upstream("test", "digest");

    private final AtomicInteger policies = new AtomicInteger();
    private final AtomicInteger supplies = new AtomicInteger();
    private final AtomicInteger demands = new AtomicInteger();

    private List<SampledBlock> sampled(ForecastSpec... worlds) {
        return new WorldSampling(new Policy(), new Supply(), new Demand(), new RecentBlocks())
                .sample(
                        List.of(worlds),
                        new WorldSampling.Frame(QUARTERS, Map.of()),
                        new DrawBlock(1, 0, 4),
                        Runnable::run);
    }

    private static ForecastSpec world(String scenario, String asOf, AllocationRule rule) {
        return new ForecastSpec(
                scenario,
                new Vintage(LocalDate.parse(asOf), Instant.EPOCH),
                QUARTERS,
                100,
                1,
                rule,
                false,
                ComputeBasis.OPS8);
    }

    @Test
    void aSwappedRuleOfAllocationSamplesNothingTwice() {
        List<SampledBlock> sampled = sampled(
                world("a-b", "2025-01-01", AllocationRule.TIERED),
                world("a-b", "2025-01-01", AllocationRule.PRO_RATA),
                world("a-b", "2025-01-01", AllocationRule.EQUAL_TIER));
        assertThat(List.of(policies.get(), supplies.get(), demands.get())).containsExactly(1, 1, 1);
        assertThat(sampled.get(2).supply()).isSameAs(sampled.getFirst().supply());
    }

    @Test
    void policyThatTouchesOneSideOnlySamplesThatSideTwice() {
        sampled(world("a-b", "2025-01-01", AllocationRule.TIERED), world("a-c", "2025-01-01", AllocationRule.TIERED));
        assertThat(List.of(policies.get(), supplies.get(), demands.get())).containsExactly(2, 1, 2);
    }

    @Test
    void anotherDateSamplesEverythingTwice() {
        sampled(world("a-b", "2025-01-01", AllocationRule.TIERED), world("a-b", "2025-02-01", AllocationRule.TIERED));
        assertThat(List.of(policies.get(), supplies.get(), demands.get())).containsExactly(2, 2, 2);
    }

    private final class Policy implements Upstreams.Policy {
        @Override
        public Upstreams.Coverage coverage() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void requireScenario(String scenario) {
            throw new UnsupportedOperationException();
        }

        @Override
        public PolicyBlock sample(ForecastSpec world, QuarterRange horizon, DrawBlock block) {
            policies.incrementAndGet();
            return new PolicyBlock(
                    ORIGIN, List.of(), new byte[] {(byte) world.scenario().charAt(0)}, new byte[] {
                        (byte) world.scenario().charAt(2)
                    });
        }
    }

    private final class Supply implements Upstreams.Supply {
        @Override
        public Upstreams.Coverage coverage() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<ChipFacts> catalogue() {
            throw new UnsupportedOperationException();
        }

        @Override
        public SupplyBlock sample(ForecastSpec world, QuarterRange horizon, DrawBlock block, PolicyBlock policy) {
            supplies.incrementAndGet();
            return new SupplyBlock(ORIGIN, List.of(), new float[4], new Constraint[1][4]);
        }
    }

    private final class Demand implements Upstreams.Demand {
        @Override
        public Upstreams.Coverage coverage() {
            throw new UnsupportedOperationException();
        }

        @Override
        public DemandBlock sample(ForecastSpec world, QuarterRange horizon, DrawBlock block, PolicyBlock policy) {
            demands.incrementAndGet();
            return new DemandBlock(ORIGIN, List.of(), List.of(), new float[1][4]);
        }
    }
}
