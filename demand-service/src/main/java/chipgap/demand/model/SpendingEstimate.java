package chipgap.demand.model;

import chipgap.demand.model.DemandStructure.CapexEstimate;
import chipgap.demand.model.DemandStructure.Payer;
import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.UncertainSeries;
import chipgap.kernel.evidence.UncertainValue;
import chipgap.kernel.random.DrawBlock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The market by what segments spend: capital expenditure × share of AI × share of its chips, at the price of each quarter's basket. Segments that
 * pay get what they pay for; the others keep their shares, in a market of the size that follows.
 */
final class SpendingEstimate implements MarketEstimate {
    private static final double CNY = 1e9;

    private final CapexEstimate estimate;
    private final List<Spender> spenders;
    private final UncertainValue acceleratorShare;
    private final UncertainValue cnyPerUsd;

    /** One payer; no share: it is the whole segment. */
    private record Spender(
            int segment, UncertainSeries capex, @Nullable UncertainValue shareOfSegment, UncertainValue aiShare) {
        static Spender of(Payer payer, DemandStructure structure, Evidence evidence) {
            String share = payer.shareOfSegment();
            return new Spender(
                    structure.position(payer.segment()),
                    evidence.series(payer.capex()),
                    share == null ? null : evidence.value(share),
                    evidence.value(payer.aiShare()));
        }
    }

    SpendingEstimate(CapexEstimate estimate, DemandStructure structure, Evidence evidence) {
        this.estimate = estimate;
        spenders = estimate.payers().stream()
                .map(payer -> Spender.of(payer, structure, evidence))
                .toList();
        acceleratorShare = evidence.value("ai_capex.accelerator_share");
        cnyPerUsd = evidence.value("cny_per_usd");
    }

    @Override
    public double weight() {
        return estimate.weight();
    }

    @Override
    public void fill(DrawBlock block, MarketPaths paths, int[] picks, int own, double[] scale) {
        double[][] usd = usd(block);
        for (int draw = 0; draw < picks.length; draw++) {
            if (picks[draw] == own) {
                double paid = 0;
                double share = 0;
                for (int i = 0; i < usd.length; i++) {
                    paid += usd[i][draw];
                    share += paths.shares()[spenders.get(i).segment()][draw];
                }
                for (int i = 0; i < usd.length; i++) {
                    paths.shares()[spenders.get(i).segment()][draw] = share * usd[i][draw] / paid;
                }
                scale[draw] = paid / share / paths.valueOf(draw, estimate.year());
            }
        }
    }

    /** What each payer's segment spends on AI chips in the year, in USD, one column a payer. */
    private double[][] usd(DrawBlock block) {
        double[] chips = acceleratorShare.sample(block);
        double[] rates = cnyPerUsd.sample(block);
        double[][] usd = new double[spenders.size()][chips.length];
        for (int i = 0; i < usd.length; i++) {
            Spender spender = spenders.get(i);
            double[] capex = yearly(spender.capex(), block);
            double[] ai = spender.aiShare().sample(block);
            double[] whole = spender.shareOfSegment() == null
                    ? null
                    : spender.shareOfSegment().sample(block);
            for (int draw = 0; draw < chips.length; draw++) {
                usd[i][draw] =
                        CNY * capex[draw] / rates[draw] * ai[draw] * chips[draw] / (whole == null ? 1 : whole[draw]);
            }
        }
        return usd;
    }

    private double[] yearly(UncertainSeries capex, DrawBlock block) {
        double[] quarters = capex.sample(block, DemandStructure.quartersOf(estimate.year()));
        double[] sums = new double[block.drawCount()];
        for (int cell = 0; cell < quarters.length; cell++) {
            sums[cell * sums.length / quarters.length] += quarters[cell];
        }
        return sums;
    }
}
