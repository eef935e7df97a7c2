package chipgap.forecast.app;

import chipgap.forecast.model.Composition;
import chipgap.forecast.model.DemandBlock;
import chipgap.forecast.model.ForecastResult;
import chipgap.forecast.model.ForecastSpec;
import chipgap.forecast.model.ForecastSummary;
import chipgap.forecast.model.Manifest;
import chipgap.forecast.model.PolicyBlock;
import chipgap.forecast.model.SupplyBlock;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.random.DrawPlan;
import chipgap.kernel.random.MixedSampler;
import chipgap.kernel.time.QuarterRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One run: blocks of draws are sampled upstream, composed and added to one summary, a few at a time. Memory grows with the blocks in flight,
 * not with the draws.
 */
final class ForecastRun {
    private static final int BLOCK_DRAWS = 256;
    private static final int BLOCKS_IN_FLIGHT = 4;

    private final String id;
    private final ForecastSpec spec;
    private final DrawPlan plan;
    private final Upstreams.Policy policy;
    private final Upstreams.Supply supply;
    private final Upstreams.Demand demand;
    private final Executor callers;
    private final Executor cores;
    private final AtomicInteger nextBlock = new AtomicInteger();
    private final AtomicInteger doneDraws = new AtomicInteger();
    private volatile boolean stopped;
    private volatile boolean cancelled;
    private @Nullable Begun begun;

    /**
     * A run.
     *
     * @param callers runs work that waits for upstreams, with the caller's token
     * @param cores runs numeric work
     */
    ForecastRun(
            String id,
            ForecastSpec spec,
            Upstreams.Policy policy,
            Upstreams.Supply supply,
            Upstreams.Demand demand,
            Executor callers,
            Executor cores) {
        this.id = id;
        this.spec = spec;
        this.plan = spec.plan();
        this.policy = policy;
        this.supply = supply;
        this.demand = demand;
        this.callers = callers;
        this.cores = cores;
    }

    /** What came out, and what it stands on. */
    record Outcome(ForecastResult result, Manifest manifest) {}

    /** What is known once the first block is there. */
    private record Begun(Manifest manifest, Composition composition, ForecastSummary summary) {}

    String id() {
        return id;
    }

    int doneDraws() {
        return doneDraws.get();
    }

    /** Stops the run at its next block. */
    void cancel() {
        cancelled = true;
        stopped = true;
    }

    /**
     * Runs to the end.
     *
     * @throws UpstreamException when an upstream fails
     * @throws CancellationException when the run was cancelled
     */
    Outcome run() {
        QuarterRange sampled = sampledRange();
        List<CompletableFuture<Void>> workers = new ArrayList<>();
        for (int i = 0; i < Math.min(BLOCKS_IN_FLIGHT, blockCount()); i++) {
            workers.add(CompletableFuture.runAsync(() -> work(sampled), callers));
        }
        join(workers);
        if (cancelled) {
            throw new CancellationException("The run was cancelled.");
        }
        Begun done = Objects.requireNonNull(begun);
        return new Outcome(done.summary().result(), done.manifest());
    }

    /** Everything the upstreams cover up to the end of the horizon: backlog and stocks are carried along from the first quarter. */
    private QuarterRange sampledRange() {
        QuarterRange covered = result(CompletableFuture.supplyAsync(
                () -> policy.coverage()
                        .horizon()
                        .intersect(supply.coverage().horizon())
                        .intersect(demand.coverage().horizon()),
                callers));
        return new QuarterRange(covered.start(), spec.horizon().end());
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
    private static <T> T result(CompletableFuture<T> task) {
        try {
            return task.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /** Takes blocks until there are none left; a failure stops all workers. */
    private void work(QuarterRange sampled) {
        try {
            takeBlocks(sampled);
        } catch (RuntimeException failed) {
            stopped = true;
            throw failed;
        }
    }

    private void takeBlocks(QuarterRange sampled) {
        for (int number = nextBlock.getAndIncrement();
                number < blockCount() && !stopped;
                number = nextBlock.getAndIncrement()) {
            DrawBlock block = block(number);
            PolicyBlock policyBlock = policy.sample(spec.scenario(), spec.vintage(), sampled, block);
            CompletableFuture<SupplyBlock> supplyBlock = CompletableFuture.supplyAsync(
                    () -> supply.sample(spec.vintage(), sampled, block, policyBlock), callers);
            DemandBlock demandBlock = demand.sample(spec.vintage(), sampled, block, policyBlock);
            SupplyBlock supplied = result(supplyBlock);
            Begun shared = begunWith(policyBlock, supplied, demandBlock);
            CompletableFuture.runAsync(
                            () -> shared.composition().add(block, supplied, demandBlock, sampled, shared.summary()),
                            cores)
                    .join();
            doneDraws.addAndGet(block.drawCount());
        }
    }

    private int blockCount() {
        return (plan.draws() + BLOCK_DRAWS - 1) / BLOCK_DRAWS;
    }

    private DrawBlock block(int number) {
        int first = number * BLOCK_DRAWS;
        return new DrawBlock(spec.seed(), first, Math.min(BLOCK_DRAWS, plan.draws() - first), new MixedSampler(plan));
    }

    /** The composition of the run, made from its first block; later blocks must stand on the same models and inputs. */
    private synchronized Begun begunWith(PolicyBlock policyBlock, SupplyBlock supplied, DemandBlock demanded) {
        Manifest manifest =
                new Manifest(Composition.VERSION, policyBlock.origin(), supplied.origin(), demanded.origin(), plan);
        if (begun == null) {
            Composition composition = Composition.of(supplied, demanded);
            begun = new Begun(manifest, composition, composition.newSummary(spec.horizon(), plan.scrambles()));
        } else if (!begun.manifest().equals(manifest)) {
            throw new UpstreamChangedException();
        }
        return begun;
    }

    /** The model or the inputs of an upstream changed during the run. */
    static final class UpstreamChangedException extends RuntimeException {
        UpstreamChangedException() {
            super("A service was replaced or its data changed during the run. Create the forecast again.");
        }
    }
}
