package chipgap.demand.model;

import static org.assertj.core.api.Assertions.assertThat;

import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.random.DrawPlan;
import chipgap.kernel.random.MixedSampler;
import chipgap.platform.figure.ShippedEvidence;
import chipgap.platform.reference.YamlResource;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Prints what sampling costs: processor time of this thread for 8,192 draws of 20 quarters. Nothing is asserted about time. */
class DemandSpeedTest {
    private static final int BLOCK = 256;
    private static final int RUNS = 15;

    @Test
    void printsWhatSamplingCosts() {
        DemandModel model = new DemandModel(
                YamlResource.read("/model/structure.yaml", DemandStructure.class),
                ShippedEvidence.asOf(LocalDate.of(2026, 9, 30)));
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        DrawPlan plan = DrawPlan.forDraws(8192);
        double least = Double.POSITIVE_INFINITY;
        for (int run = 0; run < RUNS; run++) {
            long start = clock.getCurrentThreadCpuTime();
            double sum = 0;
            for (int first = 0; first < plan.draws(); first += BLOCK) {
                DrawBlock block = new DrawBlock(1, first, BLOCK, new MixedSampler(plan));
                sum += model.sample(block, DemandPolicy.NONE).cells().getFirst().h100e()[7];
            }
            least = Math.min(least, (clock.getCurrentThreadCpuTime() - start) / 1e6);
            assertThat(sum).isPositive();
        }
        System.out.printf("Demand: %,d draws in %.1f ms, the least of %d runs%n", plan.draws(), least, RUNS);
    }
}
