package chipgap.forecast.model;

import chipgap.forecast.model.DemandBlock.CellDemand;
import chipgap.forecast.model.DemandBlock.SegmentTerms;
import chipgap.forecast.model.Lineage.Input;
import chipgap.forecast.model.Lineage.OriginShare;
import chipgap.forecast.model.Lineage.Service;
import chipgap.forecast.model.PolicyBlock.Provision;
import chipgap.forecast.model.SupplyBlock.Flow;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.sensitivity.FirstOrderIndex;
import chipgap.kernel.time.PhasedWindow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps one output and every input of the composition in each draw, to rank the inputs by first-order index. Each draw is written once. */
public final class LineageSummary {
    private final Composition composition;
    private final LineageQuestion question;
    private final double[] output;
    private final Map<Named, double[]> inputs = new ConcurrentHashMap<>();
    private final Set<String> varyingProvisions = ConcurrentHashMap.newKeySet();
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
            if (varies(provision.strengths()) || varies(provision.onsets()) || varies(provision.ends())) {
                varyingProvisions.add(provision.name());
            }
        }
        for (Flow flow : world.supply().flows()) {
            String name = flow.product().chip() + " on " + flow.product().pathway();
            keep(world, name, Service.SUPPLY, draw -> sum(flow.chips(), draw, last));
        }
        keep(
                world,
                "effectiveness of domestic chips",
                Service.SUPPLY,
                draw -> world.supply().domesticEffectiveness()[draw]);
        for (CellDemand cell : world.demand().cells()) {
            String name = cell.cell().segment() + " for " + cell.cell().workload();
            keep(world, name, Service.DEMAND, draw -> sum(cell.h100e(), draw, last));
            keep(
                    world,
                    name + ", bound to domestic chips",
                    Service.DEMAND,
                    draw -> sum(cell.domesticOnly(), draw, last));
        }
        for (SegmentTerms terms : world.demand().terms()) {
            keep(world, terms.segment() + ", backlog kept", Service.DEMAND, draw -> terms.backlogKept()[draw]);
        }
    }

    private static boolean varies(float[] column) {
        for (float value : column) {
            if (value != column[0]) {
                return true;
            }
        }
        return false;
    }

    private void keep(SampledBlock world, String name, Service service, Value value) {
        double[] kept = inputs.computeIfAbsent(new Named(name, service), _ -> new double[output.length]);
        int first = (int) world.draws().firstDraw();
        for (int draw = 0; draw < world.drawCount(); draw++) {
            kept[first + draw] = value.in(draw);
        }
    }

    private static double sum(float[][] columns, int draw, int last) {
        double sum = 0;
        for (int q = 0; q <= last; q++) {
            sum += columns[q][draw];
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

    /**
     * What came out; to be asked once all draws are there. Provisions that are the same in every draw explain nothing and are left out.
     *
     * @param origins what the services sampled, to be sampled again
     * @param run all draws
     */
    public Lineage result(List<Origin> origins, DrawBlock run) {
        List<OriginShare> shares = new ArrayList<>();
        for (Origin origin : origins) {
            if (!(origin instanceof Origin.OfProvision) || varyingProvisions.contains(origin.name())) {
                shares.add(share(origin, run));
            }
        }
        shares.sort(Comparator.comparingDouble(OriginShare::varianceShare)
                .reversed()
                .thenComparing(OriginShare::name));
        return new Lineage(inputs(), shares, explained(shares));
    }

    /** The sum, in the order of the shares, so that it is the same bits whatever order the origins came in. */
    private static Share explained(List<OriginShare> shares) {
        double explained = 0;
        double variance = 0;
        for (OriginShare share : shares) {
            explained += share.varianceShare();
            variance += share.standardError() * share.standardError();
        }
        return new Share(Math.clamp(explained, 0, 1), Math.sqrt(variance));
    }

    /** Its columns do not depend on one another, so what they explain adds up. */
    private OriginShare share(Origin origin, DrawBlock run) {
        double share = 0;
        double variance = 0;
        for (double[] column : origin.numbers(run, question.quarter())) {
            FirstOrderIndex index = FirstOrderIndex.of(column, output);
            share += index.value();
            variance += index.standardError() * index.standardError();
        }
        return new OriginShare(origin.name(), share, Math.sqrt(variance));
    }

    private List<Input> inputs() {
        List<Input> ranked = new ArrayList<>();
        inputs.forEach((named, values) -> {
            FirstOrderIndex index = FirstOrderIndex.of(values, output);
            ranked.add(new Input(named.name, named.service, index.value(), index.standardError()));
        });
        ranked.sort(Comparator.comparingDouble(Input::varianceShare).reversed().thenComparing(Input::name));
        return ranked;
    }
}
