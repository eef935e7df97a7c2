package chipgap.bench;

import chipgap.kernel.lanes.Lanes;
import chipgap.kernel.reference.ReferenceRun;
import chipgap.kernel.summary.Summary;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** REF-1 exact from random words to summaries, and the same in numpy, turn by turn; CPU time of one thread. */
final class EndToEnd {
    private static final int WARM_UP = 4;
    private static final int ROUNDS = 5;
    private static final int BLOCK = 1024;
    private static final int DRAWS = 100_352;
    private static final long SEED = 20_251_130;
    private static final int QUARTER = 11;
    private static final int UNMET = 14;

    private final Report report;
    private final Path python;

    EndToEnd(Report report, Path python) {
        this.report = report;
        this.python = python;
    }

    void run() {
        ReferenceRun own = new ReferenceRun(Lanes.best(), SEED, BLOCK, 1);
        for (int i = 0; i < WARM_UP; i++) {
            own.run(0, DRAWS);
        }
        double[] kernel = new double[ROUNDS];
        double[] numpy = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long begin = cpuNanos();
            Summary[][] summaries = own.run(0, DRAWS);
            kernel[i] = (cpuNanos() - begin) / 1e9;
            Map<String, Double> peer =
                    Child.run(List.of("/usr/bin/python3", python.toString(), String.valueOf(DRAWS), "" + (SEED + i)));
            numpy[i] = peer.getOrDefault("cpu_seconds", Double.NaN);
            requireSameAnswer(summaries[QUARTER][UNMET], peer.getOrDefault("mean_unmet_q11", Double.NaN));
        }
        report.figure("ref1_kernel_cpu", median(kernel) / DRAWS * 1e6, "us/draw");
        report.figure("ref1_numpy_cpu", median(numpy) / DRAWS * 1e6, "us/draw");
        report.figure("ref1_ratio_to_numpy", median(numpy) / median(kernel), "times");
    }

    /** Both are estimates of one mean: they may differ by their standard errors. */
    private static void requireSameAnswer(Summary own, double other) {
        if (Math.abs(own.mean() - other) > 6 * own.standardError()) {
            throw new IllegalStateException("The kernel finds a mean of %s, numpy %s: they do not compute the same."
                    .formatted(own.mean(), other));
        }
    }

    static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
