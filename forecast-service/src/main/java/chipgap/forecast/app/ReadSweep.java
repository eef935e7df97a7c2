package chipgap.forecast.app;

import chipgap.forecast.model.CaseSummary;
import chipgap.forecast.model.PartColumns;
import chipgap.forecast.model.Sweep;
import chipgap.forecast.model.SweepCase;
import chipgap.forecast.model.SweepOutlook;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Tells how far a sweep is, and what came out. The result is merged from the parts when it is read, so it does not depend on who made them. */
@ApplicationScoped
public class ReadSweep {
    private final Sweeps sweeps;

    ReadSweep(Sweeps sweeps) {
        this.sweeps = sweeps;
    }

    /**
     * How far a sweep is.
     *
     * @param sweep the sweep
     * @param cases its cases, in their order
     */
    public record Progress(Sweep sweep, List<CaseProgress> cases) {}

    /**
     * How far a case is.
     *
     * @param name the case
     * @param doneParts parts of it that are stored
     */
    public record CaseProgress(String name, int doneParts) {}

    /**
     * What came out of a case.
     *
     * @param asked the case
     * @param outlook the numbers
     */
    public record CaseResult(SweepCase asked, SweepOutlook outlook) {}

    /**
     * How far a sweep is.
     *
     * @throws NoSweepException when there is none
     */
    public Progress progress(String id) {
        BitSet stored = sweeps.storedParts(id);
        Sweep sweep = found(id);
        List<String> names = sweeps.caseNames(id);
        return new Progress(
                sweep,
                IntStream.range(0, names.size())
                        .mapToObj(position ->
                                new CaseProgress(names.get(position), (int) sweep.partsOf(position).stream()
                                        .filter(part -> stored.get(part.index()))
                                        .count()))
                        .toList());
    }

    /**
     * A sweep with all its parts.
     *
     * @throws NoSweepException when there is none
     * @throws IncompleteException when parts are missing
     */
    public Sweep complete(String id) {
        Sweep sweep = found(id);
        if (!sweep.isComplete()) {
            throw new IncompleteException(sweep);
        }
        return sweep;
    }

    /** What came out of a case of a complete sweep. */
    public CaseResult result(Sweep sweep, int position) {
        SweepCase asked = sweeps.caseAt(sweep.id(), position);
        CaseSummary summary = new CaseSummary(asked.spec());
        for (Sweep.Part part : sweep.partsOf(position)) {
            summary.add(PartColumns.of(asked.spec().horizon(), part, sweeps.part(sweep.id(), part.index())));
        }
        return new CaseResult(asked, summary.result());
    }

    private Sweep found(String id) {
        return sweeps.find(id).orElseThrow(() -> new NoSweepException(id));
    }

    /** There is no such sweep. */
    public static final class NoSweepException extends RuntimeException {
        private final String id;

        NoSweepException(String id) {
            super("There is no 'sweeps/%s'. ListSweeps lists them.".formatted(id));
            this.id = id;
        }

        /** The sweep asked for. */
        public String id() {
            return id;
        }
    }

    /** Parts are missing. */
    public static final class IncompleteException extends RuntimeException {
        IncompleteException(Sweep sweep) {
            super(
                    "%d of %d parts of sweeps/%s are missing. Run them: 'deploy/local/sweep %s' here, 'deploy/kubernetes/sweep %s SHARDS | kubectl apply -f -' in a cluster."
                            .formatted(
                                    sweep.partCount() - sweep.doneParts(),
                                    sweep.partCount(),
                                    sweep.id(),
                                    sweep.id(),
                                    sweep.id()));
        }
    }
}
