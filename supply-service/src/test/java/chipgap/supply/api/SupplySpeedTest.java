package chipgap.supply.api;

import static org.assertj.core.api.Assertions.assertThat;

import chipgap.kernel.random.DrawBlock;
import chipgap.supply.model.ShippedModel;
import chipgap.supply.model.SupplyModel;
import chipgap.supply.model.SupplyPolicy;
import chipgap.supply.model.SupplySample;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Prints what 20 quarters of all products cost on one core: processor time and bytes of this thread for the samples, and with the answers that the
 * service sends. Of time nothing is asserted. {@code deploy/local/bench supply} takes the best of more runs.
 */
class SupplySpeedTest {
    private static final int BLOCK = 512;
    private static final int BLOCKS = 20;
    private static final int RUNS = Integer.getInteger("chipgap.bench.runs", 3);
    private static final ThreadMXBean CLOCK = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final SupplyModel model = ShippedModel.asOf(ShippedModel.NEWEST);
    private final DrawBlock[] blocks = new DrawBlock[BLOCKS];
    private final SupplyPolicy[] rules = new SupplyPolicy[BLOCKS];
    private long answered;

    @Test
    void printsWhatSamplingCosts() {
        DrawBlock all = ShippedModel.block(BLOCK * BLOCKS);
        for (int i = 0; i < BLOCKS; i++) {
            blocks[i] = new DrawBlock(1, (long) i * BLOCK, BLOCK, all.sampler());
            rules[i] = ShippedModel.rulesOf2025(blocks[i]);
        }
        for (int share : new int[] {4, 2, 1}) {
            int count = BLOCKS / share;
            best("supply_%d_draws".formatted(count * BLOCK), count, false);
        }
        best("supply_%d_draws_answered".formatted(BLOCKS * BLOCK), BLOCKS, true);
        assertThat(answered).isPositive();
    }

    private void best(String name, int count, boolean isAnswered) {
        double best = Double.POSITIVE_INFINITY;
        long bytes = 0;
        for (int run = 0; run < RUNS; run++) {
            long bytesBefore = CLOCK.getCurrentThreadAllocatedBytes();
            long start = CLOCK.getCurrentThreadCpuTime();
            for (int i = 0; i < count; i++) {
                sample(i, isAnswered);
            }
            best = Math.min(best, (CLOCK.getCurrentThreadCpuTime() - start) / 1e6);
            bytes = CLOCK.getCurrentThreadAllocatedBytes() - bytesBefore;
        }
        System.out.printf(Locale.ROOT, "bench: %s %.1f ms%n", name, best);
        System.out.printf(Locale.ROOT, "bench: %s_memory %.1f kB a draw%n", name, bytes / 1e3 / count / BLOCK);
    }

    private void sample(int i, boolean isAnswered) {
        SupplySample sample = model.sample(blocks[i], rules[i]);
        answered += isAnswered
                ? SupplyMessages.response(sample, SupplyModel.HORIZON, blocks[i], true)
                        .build()
                        .toByteArray()
                        .length
                : sample.flows().size();
    }
}
