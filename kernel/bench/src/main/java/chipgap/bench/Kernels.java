package chipgap.bench;

import chipgap.kernel.allocation.LaneAllocator;
import chipgap.kernel.lanes.LaneBlock;
import chipgap.kernel.lanes.Lanes;
import chipgap.kernel.reference.ReferenceColumns;
import chipgap.kernel.reference.ReferenceEngine;
import chipgap.kernel.reference.ReferenceNetwork;
import chipgap.kernel.summary.Summary;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One kernel at a time, in nanoseconds a number, a draw or a draw and quarter. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 250, time = 20, timeUnit = TimeUnit.MILLISECONDS)
public class Kernels {
    private static final int BLOCK = 512;
    /** Draws that stay in the first cache with all that is simulated of them. */
    private static final int TILE = 64;

    private static final int COLUMNS = 196;
    private static final int QUARTERS = 20;
    private static final int SUPPLIES = ReferenceNetwork.SUPPLIES;
    private static final int CELLS = ReferenceNetwork.CELLS;

    private final Lanes lanes = Lanes.best();
    private final int[] words = new int[BLOCK];
    private final float[] normals = new float[BLOCK];
    private final ReferenceColumns columns = new ReferenceColumns(lanes, 1, BLOCK);
    private final LaneAllocator allocator = LaneAllocator.best(ReferenceNetwork.create());
    private final ReferenceEngine engine = ReferenceEngine.of(lanes, TILE);
    private final float[] values = new float[BLOCK];
    private final Summary summary = new Summary();
    /** Supplies, needs, unmet needs and what is used, by quarter. */
    private final LaneBlock[] problems = new LaneBlock[QUARTERS];

    private float[][] inputs = {};
    private long draw;

    @Setup
    public void captureAllocations() {
        inputs = new ReferenceColumns(lanes, 1, TILE).sample(0);
        engine.run(inputs, t -> problems[t] = problem(engine.available(), engine.need()));
        lanes.words(1, 0, 0, words);
        lanes.normals(words, normals);
        System.arraycopy(normals, 0, values, 0, BLOCK);
        lanes.exp(values);
    }

    private static LaneBlock problem(float[][] available, float[][] need) {
        LaneBlock block = new LaneBlock(2 * (SUPPLIES + CELLS), TILE);
        for (int i = 0; i < SUPPLIES; i++) {
            block.set(i, available[i]);
        }
        for (int i = 0; i < CELLS; i++) {
            block.set(SUPPLIES + i, need[i]);
        }
        return block;
    }

    @Benchmark
    @OperationsPerInvocation(BLOCK)
    public int[] rawWord() {
        draw += BLOCK;
        lanes.words(1, 0, draw, words);
        return words;
    }

    @Benchmark
    @OperationsPerInvocation(BLOCK)
    public float[] normal() {
        draw += BLOCK;
        lanes.words(1, 0, draw, words);
        lanes.normals(words, normals);
        return normals;
    }

    @Benchmark
    @OperationsPerInvocation(BLOCK)
    public Summary summariseValue() {
        summary.add(values);
        return summary;
    }

    /** All standard quantiles of 100,352 lognormal values, from an empty summary on. */
    @Benchmark
    @OperationsPerInvocation(BLOCK * COLUMNS)
    public double quantilesOfValue() {
        Summary whole = new Summary();
        for (int column = 0; column < COLUMNS; column++) {
            whole.add(values);
        }
        return Summary.PROBABILITIES.stream().mapToDouble(whole::quantile).sum();
    }

    @Benchmark
    @OperationsPerInvocation(TILE * QUARTERS)
    public LaneBlock[] allocateDrawQuarter() {
        for (LaneBlock problem : problems) {
            allocator.allocate(problem, 0, SUPPLIES, SUPPLIES + CELLS, SUPPLIES + 2 * CELLS);
        }
        return problems;
    }

    @Benchmark
    @OperationsPerInvocation(BLOCK)
    public float[][] sampleDraw() {
        draw += BLOCK;
        return columns.sample(draw);
    }

    @Benchmark
    @OperationsPerInvocation(TILE)
    public void simulateDraw() {
        engine.run(inputs, t -> {});
    }
}
