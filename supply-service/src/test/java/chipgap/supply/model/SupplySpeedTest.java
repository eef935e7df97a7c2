package chipgap.supply.model;

import static org.assertj.core.api.Assertions.assertThat;

import chipgap.kernel.random.DrawBlock;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

/** Prints what sampling costs: processor time of this thread for 20 quarters of all products. Nothing is asserted about time. */
class SupplySpeedTest {
    private static final int BLOCK = 256;
    private static final int WARM_UP = 40;

    @Test
    void printsWhatSamplingCosts() {
        SupplyModel model = ShippedModel.asOf(ShippedModel.NEWEST);
        DrawBlock all = ShippedModel.block(10_000);
        int blocks = 10_000 / BLOCK;
        run(model, all, WARM_UP);
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        for (int part : new int[] {1, 2, 4}) {
            long start = clock.getCurrentThreadCpuTime();
            double sum = run(model, all, blocks / part);
            double milliseconds = (clock.getCurrentThreadCpuTime() - start) / 1e6;
            System.out.printf("Supply: %,d draws in %.0f ms%n", blocks / part * BLOCK, milliseconds);
            assertThat(sum).isPositive();
        }
    }

    private static double run(SupplyModel model, DrawBlock all, int blocks) {
        double sum = 0;
        for (int i = 0; i < blocks; i++) {
            int first = (int) (i * (long) BLOCK % (all.drawCount() - BLOCK));
            DrawBlock block = new DrawBlock(1, first - first % BLOCK, BLOCK, all.sampler());
            sum += model.sample(block, ShippedModel.rulesOf2025(block))
                    .flows()
                    .getFirst()
                    .chips()[7];
        }
        return sum;
    }
}
