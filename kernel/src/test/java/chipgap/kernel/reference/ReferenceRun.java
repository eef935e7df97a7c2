package chipgap.kernel.reference;

import chipgap.kernel.lanes.Lanes;
import chipgap.kernel.summary.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * REF-1 exact from random words to summaries: the path that the benchmark times.
 *
 * @param lanes twin to use
 * @param seed seed of the inputs
 * @param block draws at a time, a multiple of 64
 * @param threads threads; each takes a run of blocks
 */
public record ReferenceRun(Lanes lanes, long seed, int block, int threads) {
    private static final double[] PROBABILITIES = {.01, .025, .05, .25, .5, .75, .95, .975, .99};

    /** Summaries by quarter and output of consecutive draws; first and last are multiples of the block. */
    public Summary[][] run(long firstDraw, long endDraw) {
        long blocks = (endDraw - firstDraw) / block;
        if (threads == 1) {
            return part(firstDraw, blocks);
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<Summary[][]>> parts = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                long from = blocks * thread / threads;
                long count = blocks * (thread + 1) / threads - from;
                parts.add(pool.submit(() -> part(firstDraw + from * block, count)));
            }
            Summary[][] whole = empty();
            for (Future<Summary[][]> part : parts) {
                merge(whole, part.get());
            }
            return whole;
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Summary[][] part(long firstDraw, long blocks) {
        ReferenceColumns columns = new ReferenceColumns(lanes, seed, block);
        ReferenceEngine engine = ReferenceEngine.of(lanes, block);
        Summary[][] summaries = empty();
        for (long b = 0; b < blocks; b++) {
            engine.run(columns.sample(firstDraw + b * block), t -> {
                for (int output = 0; output < summaries[t].length; output++) {
                    summaries[t][output].add(engine.output(output));
                }
            });
        }
        return summaries;
    }

    private static Summary[][] empty() {
        Summary[][] summaries = new Summary[ReferenceModel.QUARTERS][];
        for (int t = 0; t < summaries.length; t++) {
            summaries[t] = IntStream.range(0, ReferenceModel.OUTPUTS)
                    .mapToObj(output -> new Summary())
                    .toArray(Summary[]::new);
        }
        return summaries;
    }

    /** Adds the second to the first. */
    public static void merge(Summary[][] whole, Summary[][] part) {
        for (int t = 0; t < whole.length; t++) {
            for (int output = 0; output < whole[t].length; output++) {
                whole[t][output].merge(part[t][output]);
            }
        }
    }

    /** A number that tells any two results apart that differ in a bit of a mean or a quantile. */
    public static long checksum(Summary[][] summaries) {
        long sum = 0;
        for (Summary[] quarter : summaries) {
            for (Summary summary : quarter) {
                sum = 31 * sum + Double.doubleToLongBits(summary.mean());
                for (double probability : PROBABILITIES) {
                    sum = 31 * sum + Double.doubleToLongBits(summary.quantile(probability));
                }
            }
        }
        return sum;
    }
}
