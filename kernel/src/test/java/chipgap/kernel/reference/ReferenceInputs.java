package chipgap.kernel.reference;

import chipgap.kernel.distribution.Normal;
import chipgap.kernel.random.CorrelatedNormal;
import chipgap.kernel.random.DrawBlock;
import java.util.Arrays;
import java.util.Map;
import org.apache.commons.statistics.distribution.BetaDistribution;

/** The 64 inputs of REF-1 with their distributions and groups. */
final class ReferenceInputs {
    static final int COUNT = 64;
    /** Common factor of each input, -1 for none. */
    static final int[] GROUP = new int[COUNT];

    static final double[] GROUP_CORRELATION = {.5, .5, .4, .3, .5, .6};
    static final double[][] LOGNORMAL = new double[COUNT][];
    static final double[][] NORMAL = new double[COUNT][];
    static final double[][] TRIANGULAR = new double[COUNT][];
    static final double[][] BETA = new double[COUNT][];

    static {
        Arrays.fill(GROUP, -1);
        set(LOGNORMAL, 0, new double[][] {{12, 30}, {8, 28}, {5, 14}, {6, 20}});
        set(NORMAL, 4, new double[][] {{.02, .10}, {.04, .16}, {.01, .08}, {.02, .12}});
        repeat(BETA, 8, 4, new double[] {3, 4, .15, .75});
        repeat(LOGNORMAL, 12, 4, new double[] {.03, .15});
        repeat(TRIANGULAR, 16, 4, new double[] {0, 1, 6});
        set(LOGNORMAL, 20, new double[][] {{80, 300}, {20, 150}, {20, 90}, {5, 40}});
        set(NORMAL, 24, new double[][] {{-.06, .04}, {0, .12}, {-.08, .02}, {0, .10}});
        LOGNORMAL[28] = new double[] {900, 2600};
        NORMAL[29] = new double[] {.02, .15};
        LOGNORMAL[30] = new double[] {700, 1800};
        NORMAL[31] = new double[] {.03, .12};
        LOGNORMAL[32] = new double[] {300, 1500};
        TRIANGULAR[33] = new double[] {.05, .12, .30};
        set(LOGNORMAL, 34, new double[][] {{40, 120}, {50, 140}, {220, 600}, {80, 260}, {60, 200}, {20, 60}});
        set(NORMAL, 40, new double[][] {{.02, .08}, {.03, .10}, {.05, .14}, {.04, .16}, {.03, .12}, {.01, .06}});
        set(BETA, 46, new double[][] {{4, 6, 0, 1}, {6, 4, 0, 1}, {5, 5, 0, 1}, {3, 7, 0, 1}, {7, 3, 0, 1}, {2, 6, 0, 1}
        });
        repeat(TRIANGULAR, 52, 6, new double[] {-.005, .01, .03});
        TRIANGULAR[59] = new double[] {0, 6, 18};
        TRIANGULAR[61] = new double[] {0, 4, 14};
        TRIANGULAR[63] = new double[] {2, 8, 20};
        group(0, 0, 4);
        group(1, 4, 4);
        group(2, 8, 4);
        group(3, 20, 4);
        group(4, 34, 6);
        group(5, 40, 6);
    }

    private final BetaDistribution[] betas = new BetaDistribution[COUNT];

    ReferenceInputs() {
        for (int i = 0; i < COUNT; i++) {
            betas[i] = BETA[i] == null ? null : BetaDistribution.of(BETA[i][0], BETA[i][1]);
        }
    }

    /** All inputs at the median; events happen or not. */
    double[] median(boolean eventsHappen) {
        double[] x = new double[COUNT];
        for (int i = 0; i < COUNT; i++) {
            x[i] = value(i, 0);
        }
        for (int event : new int[] {58, 60, 62}) {
            x[event] = eventsHappen ? .1 : .5;
        }
        return x;
    }

    /** Inputs of each draw of a block. */
    double[][] sample(DrawBlock block) {
        double[][] draws = new double[block.drawCount()][COUNT];
        for (int i = 0; i < COUNT; i++) {
            Map<String, Double> loadings =
                    GROUP[i] < 0 ? Map.of() : Map.of("G" + GROUP[i], Math.sqrt(GROUP_CORRELATION[GROUP[i]]));
            double[] normals = new CorrelatedNormal("x" + i, loadings).sample(block);
            for (int draw = 0; draw < draws.length; draw++) {
                draws[draw][i] = value(i, normals[draw]);
            }
        }
        return draws;
    }

    double value(int i, double z) {
        if (LOGNORMAL[i] != null) {
            double a = Math.log(LOGNORMAL[i][0]);
            double b = Math.log(LOGNORMAL[i][1]);
            return Math.exp((a + b) / 2 + (b - a) / (2 * Normal.Z90) * z);
        }
        if (NORMAL[i] != null) {
            return (NORMAL[i][0] + NORMAL[i][1]) / 2 + (NORMAL[i][1] - NORMAL[i][0]) / (2 * Normal.Z90) * z;
        }
        double u = Normal.cdf(z);
        if (TRIANGULAR[i] != null) {
            return triangular(TRIANGULAR[i][0], TRIANGULAR[i][1], TRIANGULAR[i][2], u);
        }
        if (BETA[i] != null) {
            return BETA[i][2] + (BETA[i][3] - BETA[i][2]) * betas[i].inverseCumulativeProbability(u);
        }
        return u;
    }

    private static double triangular(double min, double mode, double max, double u) {
        double left = (mode - min) / (max - min);
        return u < left
                ? min + Math.sqrt(u * (max - min) * (mode - min))
                : max - Math.sqrt((1 - u) * (max - min) * (max - mode));
    }

    private static void set(double[][] target, int first, double[][] parameters) {
        System.arraycopy(parameters, 0, target, first, parameters.length);
    }

    private static void repeat(double[][] target, int first, int count, double[] parameters) {
        for (int i = first; i < first + count; i++) {
            target[i] = parameters;
        }
    }

    private static void group(int group, int first, int count) {
        Arrays.fill(GROUP, first, first + count, group);
    }
}
