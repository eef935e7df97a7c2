package chipgap.bench;

import chipgap.kernel.allocation.AllocationNetwork.Cell;
import chipgap.kernel.lanes.Lanes;
import chipgap.kernel.reference.ReferenceColumns;
import chipgap.kernel.reference.ReferenceEngine;
import chipgap.kernel.reference.ReferenceNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Prints the figures of the kernel. */
public final class KernelBench {
    private static final int LINEAR_PROGRAMS = 400;
    private static final int BLOCK = 256;
    private static final int COLD_RUNS = 5;

    private KernelBench() {}

    /** Arguments: folder of this module. */
    public static void main(String[] arguments) throws IOException, RunnerException {
        Path home = Path.of(arguments[0]);
        Report report = new Report(home.resolve("recorded.properties"));
        new EndToEnd(report, home.resolve("src/main/python/reference.py")).run();
        double perAllocation = kernels(report);
        report.figure("allocation_ratio_to_glpk", linearPrograms(report) / perAllocation, "times");
        processes(report, home.resolve("target/cold.aot"));
    }

    /** Takes the least of short iterations, since what else the machine does only adds to them. Returns the nanoseconds of an allocation. */
    private static double kernels(Report report) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(Kernels.class.getName())
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        Map<String, Double> nanos = new TreeMap<>();
        results.forEach(result -> nanos.put(
                result.getPrimaryResult().getLabel(),
                result.getPrimaryResult().getStatistics().getMin()));
        nanos.forEach((name, value) -> report.figure(name, value, "ns"));
        report.figure(
                "normal_speed_to_raw", nanos.getOrDefault("rawWord", 0.0) / nanos.getOrDefault("normal", 1.0), "times");
        return nanos.getOrDefault("allocateDrawQuarter", Double.NaN);
    }

    /** Solves allocations of REF-1 by linear programs; returns the nanoseconds of one. */
    private static double linearPrograms(Report report) {
        Lanes lanes = Lanes.best();
        ReferenceEngine engine = ReferenceEngine.of(lanes, BLOCK);
        List<double[][]> problems = new ArrayList<>();
        List<double[]> answers = new ArrayList<>();
        engine.run(new ReferenceColumns(lanes, 1, BLOCK).sample(0), t -> {
            float[][] available = engine.available();
            float[][] need = engine.need();
            float[] unmet = engine.output(14);
            float[] all = engine.output(12);
            for (int draw = 0; draw < LINEAR_PROGRAMS / 20; draw++) {
                problems.add(new double[][] {column(available, draw), column(need, draw)});
                answers.add(new double[] {unmet[draw], all[draw]});
            }
        });
        List<Cell> cells = ReferenceNetwork.cells();
        long[] eligible = cells.stream().mapToLong(Cell::eligible).toArray();
        int[] tiers = cells.stream().mapToInt(Cell::tier).toArray();
        try (Glpk glpk = new Glpk()) {
            LinearPrograms programs = new LinearPrograms(glpk, eligible, tiers, 8);
            long begin = EndToEnd.cpuNanos();
            for (int i = 0; i < problems.size(); i++) {
                double[] unmet = programs.unmet(problems.get(i)[0], problems.get(i)[1]);
                requireSame(Arrays.stream(unmet).sum(), answers.get(i));
            }
            double nanos = (EndToEnd.cpuNanos() - begin) / (double) problems.size();
            report.figure("allocateDrawQuarter_glpk", nanos, "ns");
            return nanos;
        }
    }

    private static void requireSame(double unmet, double[] answer) {
        if (Math.abs(unmet - answer[0]) > 1e-4 * answer[1]) {
            throw new IllegalStateException("The kernel leaves %s unmet, GLPK %s.".formatted(answer[0], unmet));
        }
    }

    private static double[] column(float[][] columns, int draw) {
        double[] column = new double[columns.length];
        for (int i = 0; i < column.length; i++) {
            column[i] = columns[i][draw];
        }
        return column;
    }

    private static void processes(Report report, Path cache) {
        report.figure("ref1_cold_10000_draws_without_cache", cold("-Xshare:auto"), "s");
        report.figure("ref1_cold_10000_draws", cold("-XX:AOTCache=" + cache), "s");
        Map<String, Double> small = warm("1000000");
        report.figure("ref1_memory_1e6_draws", small.getOrDefault("megabytes", Double.NaN), "MB");
        Map<String, Double> large = warm("10000000");
        report.figure("ref1_memory_1e7_draws", large.getOrDefault("megabytes", Double.NaN), "MB");
        report.figure("ref1_1e7_draws_2_threads", large.getOrDefault("seconds", Double.NaN), "s");
    }

    /** Least seconds of a few short runs, which do best without the optimising compiler: it takes longer than they do. */
    private static double cold(String option) {
        return IntStream.range(0, COLD_RUNS)
                .mapToDouble(run -> run("10000", "1", "-Xlog:disable", "-XX:TieredStopAtLevel=1", option)
                        .getOrDefault("seconds", Double.NaN))
                .min()
                .orElseThrow();
    }

    private static Map<String, Double> warm(String draws) {
        return run(draws, "2", "-XX:+UseSerialGC", "--add-modules", "jdk.incubator.vector");
    }

    /** A run of REF-1 in a process of its own. */
    private static Map<String, Double> run(String draws, String threads, String... options) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Memory.class.getName(), draws, threads));
        return Child.run(command);
    }
}
