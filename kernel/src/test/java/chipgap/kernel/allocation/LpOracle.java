package chipgap.kernel.allocation;

import chipgap.kernel.allocation.AllocationNetwork.Cell;
import chipgap.kernel.allocation.Instance.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation.Result;
import org.ojalgo.optimisation.Variable;

/**
 * Tiered max-min allocation as a sequence of linear programs, each built and solved from nothing.
 *
 * <p>The solver's tolerances are absolute, so amounts are divided by the largest need, and supplies are cut at the total need, beyond which they
 * change nothing.
 */
final class LpOracle {
    /** Slack that keeps a program feasible whose bounds are results of the ones before. */
    private static final double SLACK = 1e-13;
    /** Of the largest need: a rise below this is none. */
    private static final double NOTHING = 1e-11;

    private final Instance instance;
    private final int count;
    private final double unit;
    private final double[] supply;
    private final double[] need;
    private final double[] fill;

    private LpOracle(Instance instance) {
        this.instance = instance;
        count = instance.cells().size();
        double largest = Arrays.stream(instance.need()).max().orElseThrow();
        unit = largest > 0 ? largest : 1;
        need = Instance.times(instance.need(), 1 / unit);
        double total = Arrays.stream(need).sum();
        supply = Arrays.stream(instance.supply())
                .map(x -> Math.min(x / unit, total))
                .toArray();
        fill = new double[count];
    }

    static Outcome solve(Instance instance) {
        LpOracle oracle = new LpOracle(instance);
        instance.cells().stream().map(Cell::tier).distinct().sorted().forEach(oracle::fillTier);
        double[] unmet = IntStream.range(0, oracle.count)
                .mapToDouble(cell -> instance.need()[cell] - oracle.unit * oracle.fill[cell])
                .toArray();
        return new Outcome(unmet, oracle.used());
    }

    private void fillTier(int tier) {
        boolean[] active = new boolean[count];
        for (int cell = 0; cell < count; cell++) {
            Cell its = instance.cells().get(cell);
            active[cell] = its.tier() == tier && its.eligible() != 0 && need[cell] > 0;
        }
        while (any(active)) {
            double reach = reach(active);
            for (int cell = 0; cell < count; cell++) {
                fill[cell] = active[cell] ? reach * need[cell] : fill[cell];
            }
            active = risers(active);
        }
    }

    private double reach(boolean[] active) {
        Program program = new Program();
        Variable reach = program.model.newVariable("reach").lower(0).upper(1).weight(1);
        for (int cell = 0; cell < count; cell++) {
            if (active[cell]) {
                program.fillOfCell[cell].set(reach, -need[cell]).lower(0);
            } else {
                program.fillOfCell[cell].lower(Math.max(0, fill[cell] - SLACK));
            }
        }
        return program.maximum().getValue();
    }

    /** The active cells that can rise while nobody falls: maximise the sum of rises of those not yet seen to rise until it is nothing. */
    private boolean[] risers(boolean[] active) {
        boolean[] rises = new boolean[count];
        boolean[] unseen = active.clone();
        boolean found = true;
        while (found && any(unseen)) {
            Program program = new Program();
            Variable[] rise = new Variable[count];
            for (int cell = 0; cell < count; cell++) {
                program.fillOfCell[cell].lower(Math.max(0, fill[cell] - SLACK));
                if (unseen[cell]) {
                    rise[cell] = program.model.newVariable("rise" + cell);
                    rise[cell]
                            .lower(0)
                            .upper(Math.max(0, need[cell] - fill[cell]))
                            .weight(1);
                    program.fillOfCell[cell].set(rise[cell], -1);
                }
            }
            program.maximum();
            found = false;
            for (int cell = 0; cell < count; cell++) {
                if (unseen[cell] && rise[cell].getValue().doubleValue() > NOTHING) {
                    rises[cell] = true;
                    unseen[cell] = false;
                    found = true;
                }
            }
        }
        return rises;
    }

    private double[] used() {
        double[] used = new double[supply.length];
        double before = 0;
        for (int place = 0; place < supply.length; place++) {
            List<Integer> first = instance.order().subList(0, place + 1);
            Program program = new Program();
            for (int cell = 0; cell < count; cell++) {
                program.fillOfCell[cell].upper(fill[cell]);
            }
            first.forEach(i -> program.flows.get(i).forEach(flow -> flow.weight(1)));
            double most = program.maximum().getValue();
            used[instance.order().get(place)] = unit * (most - before);
            before = most;
        }
        return used;
    }

    private static boolean any(boolean[] flags) {
        return IntStream.range(0, flags.length).anyMatch(i -> flags[i]);
    }

    /** Flows from supplies to cells within the supplies; what a cell's fill must be is left to add. */
    private final class Program {
        final ExpressionsBasedModel model = new ExpressionsBasedModel();
        final Expression[] fillOfCell = IntStream.range(0, count)
                .mapToObj(cell -> model.newExpression("fill" + cell))
                .toArray(Expression[]::new);
        final List<List<Variable>> flows =
                IntStream.range(0, supply.length).mapToObj(this::flowsOf).toList();

        private List<Variable> flowsOf(int i) {
            Expression usedOfSupply = model.newExpression("supply" + i).upper(supply[i]);
            return IntStream.range(0, count)
                    .filter(cell -> instance.mayServe(i, cell))
                    .mapToObj(cell -> {
                        Variable flow = model.newVariable("flow%d-%d".formatted(i, cell))
                                .lower(0);
                        usedOfSupply.set(flow, 1);
                        fillOfCell[cell].set(flow, 1);
                        return flow;
                    })
                    .toList();
        }

        Result maximum() {
            Result result = model.maximise();
            if (!result.getState().isOptimal()) {
                throw new AssertionError("%s: the program is %s".formatted(instance, result.getState()));
            }
            return result;
        }
    }
}
