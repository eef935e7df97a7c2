package chipgap.forecast.model;

import chipgap.forecast.model.Flows.Left;
import chipgap.forecast.model.Flows.Served;
import chipgap.forecast.model.Flows.Unmet;
import chipgap.kernel.summary.ScrambledSummary;
import chipgap.kernel.time.Quarter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Running summary of where the chips of one quarter go. */
public final class FlowSummary {
    private static final List<Pathway> PATHWAYS = List.of(Pathway.values());

    private final Composition composition;
    private final Quarter quarter;
    private final ScrambledSummary[][] served;
    private final ScrambledSummary[] left;
    private final ScrambledSummary[] unmet;

    /**
     * An empty summary.
     *
     * @param scrambles number of scrambles of the draws
     */
    public FlowSummary(Composition composition, Quarter quarter, int scrambles) {
        this.composition = composition;
        this.quarter = quarter;
        int segments = composition.segments.size();
        served = Stream.generate(() -> summaries(segments, scrambles))
                .limit(PATHWAYS.size())
                .toArray(ScrambledSummary[][]::new);
        left = summaries(PATHWAYS.size(), scrambles);
        unmet = summaries(segments, scrambles);
    }

    private static ScrambledSummary[] summaries(int count, int scrambles) {
        return Stream.generate(() -> new ScrambledSummary(scrambles))
                .limit(count)
                .toArray(ScrambledSummary[]::new);
    }

    /** Adds a block; several blocks may do so at once. */
    public void add(SampledBlock world) {
        int asked = quarter.index() - world.quarters().start().index();
        composition.compose(world, (draw, q, state) -> {
            if (q == asked) {
                add(world.scrambleOf(draw), state);
            }
        });
    }

    private synchronized void add(int scramble, DrawState state) {
        int segments = composition.segments.size();
        double[][] given = new double[PATHWAYS.size()][segments];
        double[] kept = new double[PATHWAYS.size()];
        for (int p = 0; p < composition.products.size(); p++) {
            SupplyBlock.Product product = composition.products.get(p);
            int pathway = PATHWAYS.indexOf(product.pathway());
            kept[pathway] += state.left(p);
            for (int s = 0; s < segments; s++) {
                given[pathway][s] += state.chipsFor(s, p) * state.h100ePerChip(p);
            }
        }
        List<Want> wants = state.segments();
        for (int s = 0; s < segments; s++) {
            unmet[s].add(scramble, wants.get(s).unmet());
        }
        for (int pathway = 0; pathway < PATHWAYS.size(); pathway++) {
            left[pathway].add(scramble, kept[pathway]);
            for (int s = 0; s < segments; s++) {
                served[pathway][s].add(scramble, given[pathway][s]);
            }
        }
    }

    /** What came out; to be asked once all draws are there. */
    public Flows result() {
        List<Served> flows = new ArrayList<>();
        List<Left> rest = new ArrayList<>();
        for (int p = 0; p < PATHWAYS.size(); p++) {
            Pathway pathway = PATHWAYS.get(p);
            rest.add(new Left(pathway, Spread.of(left[p])));
            for (int s = 0; s < composition.segments.size(); s++) {
                flows.add(new Served(pathway, composition.segments.get(s), Spread.of(served[p][s])));
            }
        }
        List<Unmet> wanted = new ArrayList<>();
        for (int s = 0; s < composition.segments.size(); s++) {
            wanted.add(new Unmet(composition.segments.get(s), Spread.of(unmet[s])));
        }
        return new Flows(quarter, flows, rest, wanted);
    }
}
