package chipgap.forecast.model;

import chipgap.forecast.model.DemandBlock.Cell;
import chipgap.forecast.model.DemandBlock.CellDemand;
import chipgap.forecast.model.DemandBlock.SegmentTerms;
import chipgap.forecast.model.SupplyBlock.Flow;
import chipgap.forecast.model.SupplyBlock.Product;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.random.DrawPlan;
import chipgap.kernel.random.MixedSampler;
import chipgap.kernel.random.RandomInput;
import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A made-up market over several quarters: a domestic and a foreign chip, three segments in three tiers, everything lognormal and independent. Seed 1.
 */
final class Worlds {
    static final DrawPlan PLAN = DrawPlan.forDraws(256);
    static final QuarterRange QUARTERS = new QuarterRange(new Quarter(2025, 1), new Quarter(2027, 1));
    static final Manifest.Upstream ORIGIN = new Manifest.Upstream("test", "digest");
    static final float BASKET_USD_PER_H100E = 30_000;
    static final PolicyBlock NO_POLICY = new PolicyBlock(ORIGIN, List.of(), new byte[0], new byte[0]);

    private static final Set<Workload> BOTH = Set.of(Workload.TRAINING, Workload.INFERENCE);
    static final Product HOME = new Product("chips/home", Pathway.DOMESTIC, true, BOTH, 0.5);
    static final Product FOREIGN = new Product("chips/foreign", Pathway.LEGAL_IMPORT, false, BOTH, 1);
    static final List<Cell> CELLS = List.of(
            new Cell("segments/state", Workload.TRAINING, 0, 1),
            new Cell("segments/firm", Workload.INFERENCE, 1, 3),
            new Cell("segments/start-up", Workload.TRAINING, 2, 2));

    private Worlds() {}

    static Composition composition(chipgap.kernel.allocation.AllocationRule rule) {
        return new Composition(List.of(HOME, FOREIGN), CELLS, rule);
    }

    /** The market as it is, with all its draws in one block. */
    static SampledBlock world() {
        return world(1, 1, 0.3);
    }

    /**
     * A changed market on the same draws.
     *
     * @param supply factor on all supply
     * @param demand factor on all demand
     * @param domesticOnly share of demand bound to domestic chips
     */
    static SampledBlock world(double supply, double demand, double domesticOnly) {
        DrawBlock draws = new DrawBlock(1, 0, PLAN.draws(), new MixedSampler(PLAN));
        List<CellDemand> cells = new ArrayList<>();
        for (Cell cell : CELLS) {
            cells.add(new CellDemand(
                    cell,
                    columns(draws, cell.segment(), 50 * demand),
                    constant(QUARTERS.length(), draws.drawCount(), (float) domesticOnly)));
        }
        float[] kept = new float[draws.drawCount()];
        Arrays.fill(kept, 0.5f);
        Constraint[][] constraints = always(Constraint.HBM, QUARTERS.length(), draws.drawCount());
        for (int i = 0; i < draws.drawCount() * QUARTERS.length(); i += 3) {
            constraints[i % QUARTERS.length()][i / QUARTERS.length()] = Constraint.FOUNDRY;
        }
        return new SampledBlock(
                draws,
                QUARTERS,
                NO_POLICY,
                supply(
                        List.of(
                                new Flow(HOME, columns(draws, "home", 120 * supply)),
                                new Flow(FOREIGN, columns(draws, "foreign", 60 * supply))),
                        constraints),
                demand(cells, kept));
    }

    /** Supply whose chips deliver what the catalogue says. */
    static SupplyBlock supply(List<Flow> flows, Constraint[][] constraints) {
        float[] effectiveness = new float[constraints[0].length];
        Arrays.fill(effectiveness, 1);
        return new SupplyBlock(ORIGIN, flows, effectiveness, constraints);
    }

    /** Demand with one share kept of every backlog, and a price that does not change. */
    static DemandBlock demand(List<CellDemand> cells, float[] kept) {
        return new DemandBlock(
                ORIGIN,
                cells,
                cells.stream()
                        .map(cell -> cell.cell().segment())
                        .distinct()
                        .map(segment -> new SegmentTerms(segment, kept, new int[0][]))
                        .toList(),
                constant(cells.getFirst().h100e().length, kept.length, BASKET_USD_PER_H100E));
    }

    /** Columns of one number. */
    static float[][] constant(int quarters, int draws, float number) {
        float[][] columns = new float[quarters][draws];
        for (float[] column : columns) {
            Arrays.fill(column, number);
        }
        return columns;
    }

    /** Columns of a single draw, from its numbers by quarter. */
    static float[][] ofOneDraw(float... numbers) {
        float[][] columns = new float[numbers.length][1];
        for (int q = 0; q < numbers.length; q++) {
            columns[q][0] = numbers[q];
        }
        return columns;
    }

    /** A constraint that binds everywhere. */
    static Constraint[][] always(Constraint constraint, int quarters, int draws) {
        Constraint[][] constraints = new Constraint[quarters][draws];
        for (Constraint[] column : constraints) {
            Arrays.fill(column, constraint);
        }
        return constraints;
    }

    /** Some draws of a world. */
    static SampledBlock part(SampledBlock world, int from, int to) {
        SupplyBlock supply = world.supply();
        DemandBlock demand = world.demand();
        return new SampledBlock(
                new DrawBlock(1, from, to - from, world.draws().sampler()),
                world.quarters(),
                world.policy(),
                supply(
                        supply.flows().stream()
                                .map(flow -> new Flow(flow.product(), part(flow.chips(), from, to)))
                                .toList(),
                        Arrays.stream(supply.constraints())
                                .map(column -> Arrays.copyOfRange(column, from, to))
                                .toArray(Constraint[][]::new)),
                demand(
                        demand.cells().stream()
                                .map(cell -> new CellDemand(
                                        cell.cell(), part(cell.h100e(), from, to), part(cell.domesticOnly(), from, to)))
                                .toList(),
                        Arrays.copyOfRange(demand.terms().getFirst().backlogKept(), from, to)));
    }

    private static float[][] part(float[][] columns, int from, int to) {
        return Arrays.stream(columns)
                .map(column -> Arrays.copyOfRange(column, from, to))
                .toArray(float[][]::new);
    }

    private static float[][] columns(DrawBlock draws, String name, double median) {
        float[][] columns = new float[QUARTERS.length()][draws.drawCount()];
        for (int q = 0; q < columns.length; q++) {
            double[] normals = draws.normals(new RandomInput(name), q);
            for (int draw = 0; draw < normals.length; draw++) {
                columns[q][draw] = (float) (median * Math.exp(0.4 * normals[draw]));
            }
        }
        return columns;
    }
}
