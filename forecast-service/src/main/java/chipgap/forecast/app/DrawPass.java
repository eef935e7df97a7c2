package chipgap.forecast.app;

import chipgap.forecast.model.Composition;
import chipgap.forecast.model.ForecastSpec;
import chipgap.forecast.model.Manifest;
import chipgap.forecast.model.SampledBlock;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.random.DrawPlan;
import chipgap.kernel.random.ScrambledSampler;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One pass over draws, in one world or in several on the same draws: blocks are sampled upstream and handed on, a few at a time. Memory grows with
 * the blocks in flight, not with the draws.
 */
final class DrawPass {
    private static final int BLOCKS_IN_FLIGHT = 4;

    private final List<ForecastSpec> worlds;
    private final DrawBlocks blocks;
    private final WorldSampling sampling;
    private final Executor callers;
    private final Executor cores;
    private final BooleanSupplier hasLeft;
    private final RunMeters meters;
    private final AtomicInteger nextBlock = new AtomicInteger();
    private final AtomicInteger doneDraws = new AtomicInteger();
    private volatile boolean stopped;
    private volatile boolean cancelled;

    /**
     * A pass.
     *
     * @param worlds what each world is; the horizon is that of the first
     * @param blocks the draws
     * @param callers runs work that waits for upstreams, with the caller's token
     * @param cores runs numeric work
     * @param hasLeft whether nobody waits for the pass any more
     */
    DrawPass(
            List<ForecastSpec> worlds,
            DrawBlocks blocks,
            WorldSampling sampling,
            Executor callers,
            Executor cores,
            BooleanSupplier hasLeft,
            RunMeters meters) {
        this.worlds = List.copyOf(worlds);
        this.blocks = blocks;
        this.sampling = sampling;
        this.callers = callers;
        this.cores = cores;
        this.hasLeft = hasLeft;
        this.meters = meters;
    }

    /**
     * What was made of the draws.
     *
     * @param reading what the draws were added to
     * @param manifests what each world stands on
     */
    record Outcome<T>(T reading, List<Manifest> manifests) {}

    int doneDraws() {
        return doneDraws.get();
    }

    /** Stops the pass at its next block. */
    void cancel() {
        cancelled = true;
        stopped = true;
    }

    /**
     * Runs to the end.
     *
     * @param open makes what the draws are added to, once the first block is there: one entry a world
     * @param add adds a block, several at once
     * @throws UpstreamException when an upstream fails
     * @throws UpstreamChangedException when its model or inputs change on the way
     * @throws CancellationException when the pass was cancelled, or nobody waits for it any more
     */
    <T> Outcome<T> run(Function<List<SampledBlock>, T> open, BiConsumer<T, List<SampledBlock>> add) {
        Begun<T> begun = new Begun<>(open);
        WorldSampling.Frame frame = result(CompletableFuture.supplyAsync(() -> sampling.frame(worlds), callers));
        List<CompletableFuture<Void>> workers = new ArrayList<>();
        for (int i = 0; i < Math.min(BLOCKS_IN_FLIGHT, blocks.count()); i++) {
            workers.add(CompletableFuture.runAsync(() -> work(frame, begun, add), callers));
        }
        join(workers);
        if (cancelled) {
            throw new CancellationException("The run was cancelled.");
        }
        return begun.outcome();
    }

    /** Waits for all, then tells the first failure. */
    private static void join(List<CompletableFuture<Void>> workers) {
        RuntimeException first = null;
        for (CompletableFuture<Void> worker : workers) {
            try {
                result(worker);
            } catch (RuntimeException failed) {
                first = first == null ? failed : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /** The result of a task, or its own failure as it was thrown. */
    static <T> T result(CompletableFuture<T> task) {
        try {
            return task.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /** Takes blocks until there are none left; a failure stops all workers. */
    private <T> void work(WorldSampling.Frame frame, Begun<T> begun, BiConsumer<T, List<SampledBlock>> add) {
        try {
            for (int number = nextBlock.getAndIncrement();
                    number < blocks.count() && !stopped;
                    number = nextBlock.getAndIncrement()) {
                if (hasLeft.getAsBoolean()) {
                    cancel();
                    return;
                }
                DrawBlock block = blocks.at(number);
                meters.blockBegun();
                int done = 0;
                try {
                    List<SampledBlock> sampled = sampling.sample(worlds, frame, block, callers);
                    T reading = begun.with(sampled);
                    result(CompletableFuture.runAsync(() -> add.accept(reading, sampled), cores));
                    done = block.drawCount();
                } finally {
                    meters.blockEnded(done);
                }
                doneDraws.addAndGet(done);
            }
        } catch (RuntimeException failed) {
            stopped = true;
            throw failed;
        }
    }

    /** What a pass makes of its first block; later blocks must stand on the same models and inputs. */
    private static final class Begun<T> {
        private final Function<List<SampledBlock>, T> open;
        private @Nullable Outcome<T> outcome;

        Begun(Function<List<SampledBlock>, T> open) {
            this.open = open;
        }

        synchronized T with(List<SampledBlock> sampled) {
            List<Manifest> manifests = sampled.stream().map(DrawPass::manifest).toList();
            if (outcome == null) {
                outcome = new Outcome<>(open.apply(sampled), manifests);
            } else if (!outcome.manifests().equals(manifests)) {
                throw new UpstreamChangedException();
            }
            return outcome.reading();
        }

        synchronized Outcome<T> outcome() {
            return Objects.requireNonNull(outcome);
        }
    }

    /** What a sampled world stands on. */
    static Manifest manifest(SampledBlock world) {
        DrawPlan plan = world.draws().sampler() instanceof ScrambledSampler scrambled ? scrambled.plan() : null;
        return new Manifest(
                Composition.VERSION,
                world.policy().origin(),
                world.supply().origin(),
                world.demand().origin(),
                plan);
    }
}
