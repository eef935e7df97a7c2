package chipgap.forecast.model;

import chipgap.forecast.model.DemandBlock.CellDemand;
import chipgap.forecast.model.DemandBlock.SegmentTerms;
import chipgap.forecast.model.Lineage.Input;
import chipgap.forecast.model.Lineage.Service;
import chipgap.forecast.model.PolicyBlock.Provision;
import chipgap.forecast.model.SupplyBlock.Flow;
import chipgap.kernel.sensitivity.FirstOrderIndex;
import chipgap.kernel.time.PhasedWindow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps one output and every input of the composition in each draw, to rank the inputs by first-order index. Each draw is written once. */
public final class LineageSummary {
    private final Composition composition;
    private final LineageQuestion question;
    private final double[] output;
    private final Map<Named, double[]> inputs = new ConcurrentHashMap<>();
    private final int segment;

    private record Named(String name, Service service) {}

    /** Value of an input in a draw of a block. */
    private interface Value {
        double in(int draw);
    }

    /**
     * An empty summary.
     *
     * @param draws number of draws of the run
     * @throws NoSuchSegmentException when there is no such segment
     */
    public LineageSummary(Composition composition, LineageQuestion question, int draws) {
        this.composition = composition;
        this.question = question;
        output = new double[draws];
        segment = question.segment() == null ? -1 : composition.segments.indexOf(question.segment());
        if (question.segment() != null && segment < 0) {
            throw new NoSuchSegmentException(
                    "There is no '%s' among %s.".formatted(question.segment(), composition.segments));
        }
    }

    /** There is no such segment. */
    public static final class NoSuchSegmentException extends RuntimeException {
        NoSuchSegmentException(String message) {
            super(message);
        }
    }

    /** Composes a block and keeps it; several blocks may be at it at once. */
    public void add(SampledBlock world) {
        int last = question.quarter().index() - world.quarters().start().index();
        int first = (int) world.draws().firstDraw();
        composition.compose(world, (draw, q, state) -> {
            if (q == last) {
                Want want = segment < 0 ? state.total() : state.segments().get(segment);
                output[first + draw] = question.output().of(want);
            }
        });
        for (Provision provision : world.policy().provisions()) {
            keep(world, provision.name(), Service.POLICY, draw -> meanIntensity(provision, draw, last));
        }
        for (Flow flow : world.supply().flows()) {
            String name = flow.product().chip() + " on " + flow.product().pathway();
            keep(world, name, Service.SUPPLY, draw -> sum(flow.chips(), world, draw, last));
        }
        keep(
                world,
                "effectiveness of domestic chips",
                Service.SUPPLY,
                draw -> world.supply().domesticEffectiveness()[draw]);
        for (CellDemand cell : world.demand().cells()) {
            String name = cell.cell().segment() + " for " + cell.cell().workload();
            keep(world, name, Service.DEMAND, draw -> sum(cell.h100e(), world, draw, last));
            keep(
                    world,
                    name + ", bound to domestic chips",
                    Service.DEMAND,
                    draw -> sum(cell.domesticOnly(), world, draw, last));
        }
        for (SegmentTerms terms : world.demand().terms()) {
            keep(world, terms.segment() + ", backlog kept", Service.DEMAND, draw -> terms.backlogKept()[draw]);
        }
    }

    private void keep(SampledBlock world, String name, Service service, Value value) {
        double[] kept = inputs.computeIfAbsent(new Named(name, service), _ -> new double[output.length]);
        int first = (int) world.draws().firstDraw();
        for (int draw = 0; draw < world.drawCount(); draw++) {
            kept[first + draw] = value.in(draw);
        }
    }

    private static double sum(float[] column, SampledBlock world, int draw, int last) {
        double sum = 0;
        for (int q = 0; q <= last; q++) {
            sum += column[world.position(draw, q)];
        }
        return sum;
    }

    private static double meanIntensity(Provision provision, int draw, int last) {
        double strength = provision.strengths()[draw];
        return strength == 0
                ? 0
                : strength
                        * new PhasedWindow(
                                        provision.onsets()[draw], provision.ends()[draw], provision.phaseInQuarters())
                                .meanOver(0, last + 1);
    }

    /** What came out; to be asked once all draws are there. */
    public Lineage result() {
        List<Input> ranked = new ArrayList<>();
        inputs.forEach((named, values) -> {
            FirstOrderIndex index = FirstOrderIndex.of(values, output);
            ranked.add(new Input(named.name, named.service, index.value(), index.standardError()));
        });
        ranked.sort(Comparator.comparingDouble(Input::varianceShare).reversed().thenComparing(Input::name));
        return new Lineage(ranked);
    }
}
