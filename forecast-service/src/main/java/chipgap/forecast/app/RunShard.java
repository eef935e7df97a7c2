package chipgap.forecast.app;

import chipgap.forecast.model.Composition;
import chipgap.forecast.model.PartColumns;
import chipgap.forecast.model.SampledBlock;
import chipgap.forecast.model.Sweep;
import chipgap.forecast.model.SweepCase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Makes the parts of one shard of a sweep that are not stored yet. To run it again, or twice at once, does no harm. */
@ApplicationScoped
public class RunShard {
    private static final Logger LOG = Logger.getLogger(RunShard.class);

    private final Sweeps sweeps;
    private final DrawPasses passes;

    RunShard(Sweeps sweeps, DrawPasses passes) {
        this.sweeps = sweeps;
        this.passes = passes;
    }

    /**
     * Runs a shard to its end.
     *
     * @param id sweep
     * @param shard which, in [0, shards)
     * @param shards how many
     * @param caller tells who calls upstream, anew for each part
     * @return number of parts that were made; the others were there
     * @throws ReadSweep.NoSweepException when there is no such sweep
     * @throws OutdatedException when models or data are not those of the sweep's creation
     * @throws Sweeps.OtherPartException when a part came out differently before
     * @throws UpstreamException when an upstream fails
     */
    public int run(String id, int shard, int shards, Supplier<Caller> caller) {
        Sweep sweep = sweeps.find(id).orElseThrow(() -> new ReadSweep.NoSweepException(id));
        BitSet stored = sweeps.storedParts(id);
        List<Sweep.Part> missing = sweep.shard(shard, shards).stream()
                .filter(part -> !stored.get(part.index()))
                .toList();
        for (Sweep.Part part : missing) {
            make(sweep, part, caller.get());
        }
        return missing.size();
    }

    private void make(Sweep sweep, Sweep.Part part, Caller caller) {
        long begin = System.nanoTime();
        SweepCase asked = sweeps.caseAt(sweep.id(), part.position());
        DrawPass.Outcome<Placed> outcome = passes.over(List.of(asked.spec()), DrawBlocks.of(asked.spec(), part), caller)
                .run(
                        first -> new Placed(
                                Composition.of(first.getFirst(), asked.spec().rule()),
                                new PartColumns(asked.spec().horizon(), part)),
                        (placed, worlds) -> placed.put(worlds.getFirst()));
        if (!outcome.manifests().equals(List.of(asked.manifest()))) {
            throw new OutdatedException(sweep.id());
        }
        sweeps.store(sweep.id(), part.index(), outcome.reading().columns().bytes());
        LOG.infof(
                "Part done: sweep=%s case=%s part=%d draws=%d millis=%d",
                sweep.id(),
                asked.name(),
                part.index(),
                part.drawCount(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
    }

    /** How a part is composed, and where its numbers go. */
    private record Placed(Composition composition, PartColumns columns) {
        void put(SampledBlock world) {
            columns.put(composition, world);
        }
    }

    /** Models or data are not those of the sweep's creation. */
    public static final class OutdatedException extends RuntimeException {
        OutdatedException(String id) {
            super("Models or data have changed since sweeps/%s was created. Create it again.".formatted(id));
        }
    }
}
