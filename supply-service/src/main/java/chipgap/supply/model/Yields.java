package chipgap.supply.model;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.UncertainValue;
import chipgap.kernel.lanes.Lanes;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.Quarter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Share of good dies by area of the die and foundry process, draw and quarter of the start. Defect density falls as a power of cumulative AI wafers
 * and passes through the published yield of a die of the published area in 2025Q4.
 */
final class Yields {
    /** Quarters that the lines are taken to have run at their first rate before {@link Foundry#STARTS}. */
    private static final int EARLIER_QUARTERS = 4;

    private static final int LENGTH = Foundry.STARTS.length();
    /** Position of the quarter whose wafers have the published yield. */
    private static final int YIELD_QUARTER =
            new Quarter(2025, 4).index() - Foundry.STARTS.start().index();

    private final double publishedArea;
    private final double[] areas;
    private final List<@Nullable UncertainValue> relativeDefects;
    private final int[] firstOf;
    private final UncertainValue yield;
    private final UncertainValue clustering;
    private final UncertainValue learningExponent;

    /**
     * Yields of some dies on some processes.
     *
     * @param publishedArea area, in mm², of the die whose yield was published
     * @param areas areas in mm²
     * @param processes names of the defect density of each process relative to the published one; null for that one itself
     * @param firstOf position of the first quarter of {@link Foundry#STARTS} in which each process may start wafers
     */
    Yields(double publishedArea, double[] areas, List<@Nullable String> processes, int[] firstOf, Evidence evidence) {
        this.publishedArea = publishedArea;
        this.areas = areas;
        this.firstOf = firstOf;
        relativeDefects = processes.stream()
                .map(process -> process == null ? null : evidence.value(process))
                .toList();
        yield = evidence.value("smic.ai_die.yield");
        clustering = evidence.value("smic.yield.clustering");
        learningExponent = evidence.value("smic.yield.learning_exponent");
    }

    /**
     * Samples a block.
     *
     * @param wafers AI wafers started on all lines, row-major, #draws × #quarters of {@link Foundry#STARTS}
     * @return by process and area; row-major, #draws × #quarters from the process's first one on
     */
    float[][][] sample(DrawBlock block, double[] wafers) {
        float[] learned = learned(block, wafers);
        double[] clusterings = clustering.sample(block);
        double[] densities = yield.sample(block);
        for (int draw = 0; draw < densities.length; draw++) {
            densities[draw] = new YieldModel(clusterings[draw]).defectDensity(densities[draw], publishedArea);
        }
        float[][][] shares = new float[relativeDefects.size()][areas.length][];
        for (int process = 0; process < shares.length; process++) {
            UncertainValue relative = relativeDefects.get(process);
            double[] factors = relative == null ? new double[0] : relative.sample(block);
            for (int area = 0; area < areas.length; area++) {
                shares[process][area] = shares(areas[area], firstOf[process], learned, densities, factors, clusterings);
            }
        }
        return shares;
    }

    /** Defect density relative to the quarter of the published yield: a power law in cumulative wafers. */
    private float[] learned(DrawBlock block, double[] wafers) {
        double[] exponents = learningExponent.sample(block);
        float[] relative = new float[wafers.length];
        for (int row = 0; row < wafers.length; row += LENGTH) {
            double sum = EARLIER_QUARTERS * wafers[row];
            double atYield = sum;
            for (int q = 0; q <= YIELD_QUARTER; q++) {
                atYield += wafers[row + q];
            }
            for (int q = 0; q < LENGTH; q++) {
                sum += wafers[row + q];
                relative[row + q] = (float) (sum / atYield);
            }
        }
        power(relative, LENGTH, exponents);
        return relative;
    }

    /** {@code (1 + A·D / α)^−α}, the negative binomial yield of {@link YieldModel}. */
    private static float[] shares(
            double area, int first, float[] learned, double[] densities, double[] factors, double[] clusterings) {
        int quarters = LENGTH - first;
        float[] shares = new float[densities.length * quarters];
        for (int draw = 0; draw < densities.length; draw++) {
            double factor = factors.length == 0 ? 1 : factors[draw];
            float defects = (float) (area * densities[draw] * factor / clusterings[draw]);
            for (int q = 0; q < quarters; q++) {
                shares[draw * quarters + q] = 1 + defects * learned[draw * LENGTH + first + q];
            }
        }
        power(shares, quarters, clusterings);
        return shares;
    }

    /** Raises each number to minus the exponent of its draw. */
    private static void power(float[] values, int quarters, double[] exponents) {
        Lanes lanes = Lanes.best();
        lanes.log(values);
        for (int draw = 0; draw < exponents.length; draw++) {
            float exponent = (float) -exponents[draw];
            for (int cell = draw * quarters; cell < (draw + 1) * quarters; cell++) {
                values[cell] *= exponent;
            }
        }
        lanes.exp(values);
    }
}
