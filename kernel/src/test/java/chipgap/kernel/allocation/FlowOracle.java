package chipgap.kernel.allocation;

import chipgap.kernel.allocation.AllocationNetwork.Cell;
import chipgap.kernel.allocation.Instance.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Tiered max-min allocation in exact rational arithmetic, cell by cell, knowing nothing but maximum flows. */
final class FlowOracle {
    private final Instance instance;
    private final int supplies;
    private final int count;
    private final Fraction[] supply;
    private final Fraction[] need;
    private final Fraction[] fill;
    private final boolean[] active;

    private FlowOracle(Instance instance) {
        this.instance = instance;
        supplies = instance.supplyCount();
        count = instance.cells().size();
        supply = exact(instance.supply());
        need = exact(instance.need());
        fill = new Fraction[count];
        Arrays.fill(fill, Fraction.ZERO);
        active = new boolean[count];
    }

    static Outcome solve(Instance instance) {
        FlowOracle oracle = new FlowOracle(instance);
        instance.cells().stream().map(Cell::tier).distinct().sorted().forEach(oracle::fillTier);
        return new Outcome(oracle.unmet(), oracle.used());
    }

    private void fillTier(int tier) {
        for (int cell = 0; cell < count; cell++) {
            Cell its = instance.cells().get(cell);
            active[cell] = its.tier() == tier && its.eligible() != 0 && need[cell].isPositive();
        }
        while (IntStream.range(0, count).anyMatch(cell -> active[cell])) {
            ExactFlow flow = rise();
            for (int cell = 0; cell < count; cell++) {
                active[cell] &= need[cell].minus(fill[cell]).isPositive() && flow.reaches(1 + supplies + cell);
            }
        }
    }

    /** Raises all active cells to the highest common ratio and returns the flow that serves them. */
    private ExactFlow rise() {
        Fraction reach = Fraction.ONE;
        while (true) {
            for (int cell = 0; cell < count; cell++) {
                fill[cell] = active[cell] ? need[cell].times(reach) : fill[cell];
            }
            ExactFlow flow = flow(List.of());
            Fraction lacking = sum(fill).minus(flow.send());
            if (!lacking.isPositive()) {
                return flow;
            }
            Fraction blockedNeed = Fraction.ZERO;
            for (int cell = 0; cell < count; cell++) {
                boolean blocked = active[cell] && !flow.reaches(1 + supplies + cell);
                blockedNeed = blockedNeed.plus(blocked ? need[cell] : Fraction.ZERO);
            }
            reach = reach.minus(lacking.by(blockedNeed));
        }
    }

    /** Source, supplies, cells, sink; all supplies or only those named. */
    private ExactFlow flow(List<Integer> only) {
        ExactFlow flow = new ExactFlow(supplies + count + 2);
        for (int i = 0; i < supplies; i++) {
            flow.allow(0, 1 + i, only.isEmpty() || only.contains(i) ? supply[i] : Fraction.ZERO);
        }
        for (int cell = 0; cell < count; cell++) {
            for (int i = 0; i < supplies; i++) {
                flow.allow(1 + i, 1 + supplies + cell, instance.mayServe(i, cell) ? sum(need) : Fraction.ZERO);
            }
            flow.allow(1 + supplies + cell, 1 + supplies + count, fill[cell]);
        }
        return flow;
    }

    private double[] unmet() {
        return IntStream.range(0, count)
                .mapToDouble(cell -> need[cell].minus(fill[cell]).value())
                .toArray();
    }

    private double[] used() {
        double[] used = new double[supplies];
        Fraction before = Fraction.ZERO;
        for (int place = 0; place < supplies; place++) {
            Fraction most = flow(instance.order().subList(0, place + 1)).send();
            used[instance.order().get(place)] = most.minus(before).value();
            before = most;
        }
        return used;
    }

    private static Fraction[] exact(double[] values) {
        return Arrays.stream(values).mapToObj(Fraction::of).toArray(Fraction[]::new);
    }

    private static Fraction sum(Fraction[] values) {
        return Arrays.stream(values).reduce(Fraction.ZERO, Fraction::plus);
    }
}
