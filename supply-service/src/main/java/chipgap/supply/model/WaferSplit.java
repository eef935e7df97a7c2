package chipgap.supply.model;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.UncertainValue;
import chipgap.kernel.random.DrawBlock;
import chipgap.supply.model.SupplyStructure.Designer;
import chipgap.supply.model.SupplyStructure.Die;
import chipgap.supply.model.SupplyStructure.Launch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How AI wafers are split among designers, and a designer's wafers among its dies. */
final class WaferSplit {
    private final List<Designer> designers;
    private final List<Die> dies;
    private final List<UncertainValue> weights;
    private final List<@Nullable Ramp> ramps;

    /** A launched die's delay and its share once ramped. */
    private record Ramp(Launch launch, UncertainValue delay, UncertainValue share) {}

    WaferSplit(SupplyStructure structure, Evidence evidence) {
        designers = structure.designers();
        dies = structure.dies();
        weights = designers.stream()
                .map(designer -> evidence.value(designer.weight()))
                .toList();
        ramps = new ArrayList<>();
        for (Die die : dies) {
            Launch launch = die.launch();
            ramps.add(
                    launch == null
                            ? null
                            : new Ramp(launch, evidence.value(launch.delay()), evidence.value(launch.waferShare())));
        }
    }

    /** Position of a die's designer among the designers. */
    int designerOf(int die) {
        return indexOf(dies.get(die).designer());
    }

    private int indexOf(String designer) {
        for (int i = 0; i < designers.size(); i++) {
            if (designers.get(i).id().equals(designer)) {
                return i;
            }
        }
        throw new IllegalArgumentException("There is no designer '%s'.".formatted(designer));
    }

    Sampled sample(DrawBlock block) {
        return new Sampled(block);
    }

    /** The split in each draw of a block. */
    final class Sampled {
        private final double[][] weightOf;
        private final double[][] delayOf;
        private final double[][] shareOf;

        private Sampled(DrawBlock block) {
            weightOf = weights.stream().map(weight -> weight.sample(block)).toArray(double[][]::new);
            delayOf = new double[dies.size()][];
            shareOf = new double[dies.size()][];
            for (int die = 0; die < dies.size(); die++) {
                Ramp ramp = ramps.get(die);
                if (ramp != null) {
                    delayOf[die] = ramp.delay().sample(block);
                    shareOf[die] = ramp.share().sample(block);
                }
            }
        }

        /** Share of AI wafers of each designer before any set-aside; they sum to 1. */
        double[] designerShares(int draw) {
            double[] shares = new double[designers.size()];
            double total = 0;
            for (double[] weight : weightOf) {
                total += weight[draw];
            }
            for (int i = 0; i < shares.length; i++) {
                shares[i] = weightOf[i][draw] / total;
            }
            return shares;
        }

        /** The same under set-asides: the beneficiary takes the larger of its share and what is reserved, the others scale down. */
        double[] afterSetAsides(double[] shares, List<SupplyPolicy.SetAside> setAsides, int cell) {
            double[] after = shares.clone();
            for (SupplyPolicy.SetAside setAside : setAsides) {
                int beneficiary = indexOf(setAside.designer());
                double own = after[beneficiary];
                double reserved = setAside.shareFraction() * setAside.intensities()[cell];
                if (reserved > own) {
                    for (int i = 0; i < after.length; i++) {
                        after[i] = i == beneficiary ? reserved : after[i] * (1 - reserved) / (1 - own);
                    }
                }
            }
            return after;
        }

        /**
         * Share of its designer's wafers of each die: a launched die takes its share as its sales ramp up, the other takes the rest.
         *
         * @param saleInstant instant, in quarters, at which chips of these wafers are sold
         */
        double[] dieShares(int draw, double saleInstant) {
            double[] shares = new double[dies.size()];
            for (int die = 0; die < shares.length; die++) {
                shares[die] = launchedShare(die, draw, saleInstant);
            }
            for (int die = 0; die < shares.length; die++) {
                if (ramps.get(die) == null) {
                    shares[die] = 1 - launchedShareOf(dies.get(die).designer(), shares);
                }
            }
            return shares;
        }

        private double launchedShare(int die, int draw, double saleInstant) {
            Ramp ramp = ramps.get(die);
            if (ramp == null) {
                return 0;
            }
            double start = ramp.launch().firstQuarter().index() + delayOf[die][draw];
            return Math.clamp((saleInstant - start) / ramp.launch().rampQuarters(), 0, 1) * shareOf[die][draw];
        }

        private double launchedShareOf(String designer, double[] shares) {
            double launched = 0;
            for (int die = 0; die < shares.length; die++) {
                if (ramps.get(die) != null && dies.get(die).designer().equals(designer)) {
                    launched += shares[die];
                }
            }
            return launched;
        }
    }
}
