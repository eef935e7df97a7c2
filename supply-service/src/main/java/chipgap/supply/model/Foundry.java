package chipgap.supply.model;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.UncertainSeries;
import chipgap.kernel.evidence.UncertainValue;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import chipgap.supply.model.SupplyStructure.Die;
import java.util.List;

/** From wafer starts to good dies, after the wafer-to-sale lag. */
final class Foundry {
    private static final int MONTHS_PER_QUARTER = 3;
    /** Quarters of wafer starts before the horizon: longer than any lag. */
    private static final int LEAD = 8;
    /** Quarters that the lines are taken to have run at their first rate before that. */
    private static final int EARLIER_QUARTERS = 4;

    private static final int QUARTERS = SupplyModel.HORIZON.length();
    private static final QuarterRange STARTS =
            new QuarterRange(SupplyModel.HORIZON.start().plus(-LEAD), SupplyModel.HORIZON.end());
    /** Position of the quarter whose wafers have the published yield. */
    private static final int YIELD_QUARTER =
            new Quarter(2025, 4).index() - STARTS.start().index();

    private final List<Die> dies;
    private final WaferSplit split;
    private final UncertainSeries capacity;
    private final UncertainValue aiShare;
    private final UncertainValue yield;
    private final UncertainValue clustering;
    private final UncertainValue learningExponent;
    private final UncertainValue lag;

    Foundry(SupplyStructure structure, Evidence evidence) {
        dies = structure.dies();
        split = new WaferSplit(structure, evidence);
        capacity = evidence.series("china.advanced.wafer_capacity");
        aiShare = evidence.value("china.advanced.ai_share");
        yield = evidence.value("smic.ai_die.yield");
        clustering = evidence.value("smic.yield.clustering");
        learningExponent = evidence.value("smic.yield.learning_exponent");
        lag = evidence.value("foundry.wafer_to_sale_lag");
    }

    /** Good dies ready to be packaged, by die; row-major, #draws × #quarters of the horizon. */
    double[][] goodDies(DrawBlock block, SupplyPolicy policy) {
        double[] lags = lag.sample(block);
        double[][] wafers = aiWafers(block);
        double[][] relativeDefects = relativeDefects(block, wafers);
        double[][][] yields = yields(block, relativeDefects);
        WaferSplit.Sampled splits = split.sample(block);
        double[][] ready = new double[dies.size()][block.drawCount() * QUARTERS];
        for (int draw = 0; draw < block.drawCount(); draw++) {
            double[][] shares = waferShares(splits, policy, draw, lags[draw]);
            for (int die = 0; die < dies.size(); die++) {
                double gross = WaferGeometry.grossDies(dies.get(die).areaMm2());
                double[] good = new double[STARTS.length()];
                for (int q = 0; q < good.length; q++) {
                    good[q] = wafers[draw][q] * shares[q][die] * gross * yields[die][draw][q];
                }
                for (int q = 0; q < QUARTERS; q++) {
                    ready[die][draw * QUARTERS + q] = at(good, q + LEAD - lags[draw]);
                }
            }
        }
        return ready;
    }

    /** Starts of AI wafers by draw and quarter. */
    private double[][] aiWafers(DrawBlock block) {
        double[] capacities = capacity.sample(block, STARTS);
        double[] shares = aiShare.sample(block);
        double[][] wafers = new double[block.drawCount()][STARTS.length()];
        for (int draw = 0; draw < wafers.length; draw++) {
            for (int q = 0; q < STARTS.length(); q++) {
                wafers[draw][q] = capacities[draw * STARTS.length() + q] * MONTHS_PER_QUARTER * shares[draw];
            }
        }
        return wafers;
    }

    /** Defect density by draw and quarter relative to the quarter of the published yield: a power law in cumulative wafers. */
    private double[][] relativeDefects(DrawBlock block, double[][] wafers) {
        double[] exponents = learningExponent.sample(block);
        double[][] relative = new double[wafers.length][STARTS.length()];
        for (int draw = 0; draw < wafers.length; draw++) {
            double[] cumulative = new double[STARTS.length()];
            double sum = EARLIER_QUARTERS * wafers[draw][0];
            for (int q = 0; q < cumulative.length; q++) {
                sum += wafers[draw][q];
                cumulative[q] = sum;
            }
            for (int q = 0; q < cumulative.length; q++) {
                relative[draw][q] = StrictMath.pow(cumulative[q] / cumulative[YIELD_QUARTER], -exponents[draw]);
            }
        }
        return relative;
    }

    /** Yield by die, draw and quarter. */
    private double[][][] yields(DrawBlock block, double[][] relativeDefects) {
        double[] published = yield.sample(block);
        double[] clusterings = clustering.sample(block);
        double publishedArea =
                dies.stream().filter(Die::banked).findFirst().orElseThrow().areaMm2();
        double[][][] yields = new double[dies.size()][block.drawCount()][STARTS.length()];
        for (int draw = 0; draw < block.drawCount(); draw++) {
            YieldModel model = new YieldModel(clusterings[draw]);
            double density = model.defectDensity(published[draw], publishedArea);
            for (int die = 0; die < dies.size(); die++) {
                for (int q = 0; q < STARTS.length(); q++) {
                    yields[die][draw][q] = model.shareOfGoodDies(
                            density * relativeDefects[draw][q], dies.get(die).areaMm2());
                }
            }
        }
        return yields;
    }

    /** Share of AI wafers by quarter of the start and die. */
    private double[][] waferShares(WaferSplit.Sampled splits, SupplyPolicy policy, int draw, double lagQuarters) {
        double[] before = splits.designerShares(draw);
        double[][] shares = new double[STARTS.length()][dies.size()];
        for (int q = 0; q < shares.length; q++) {
            double[] designers =
                    q < LEAD ? before : splits.afterSetAsides(before, policy.setAsides(), draw * QUARTERS + q - LEAD);
            double[] ofDesigner = splits.dieShares(draw, STARTS.start().index() + q + lagQuarters);
            for (int die = 0; die < dies.size(); die++) {
                shares[q][die] = designers[split.designerOf(die)] * ofDesigner[die];
            }
        }
        return shares;
    }

    /** A value between quarters, linear; the first and last are held. */
    private static double at(double[] series, double position) {
        double inside = Math.clamp(position, 0, series.length - 1.0);
        int before = Math.min((int) inside, series.length - 2);
        double share = inside - before;
        return (1 - share) * series[before] + share * series[before + 1];
    }
}
