package chipgap.supply.model;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.UncertainValue;
import chipgap.kernel.random.DrawBlock;
import chipgap.supply.model.SupplyStructure.Die;
import chipgap.supply.model.SupplyStructure.Launch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How AI wafers are split among designers, and a designer's wafers among its dies. */
final class WaferSplit {
    private static final int QUARTERS = SupplyModel.HORIZON.length();

    private final SupplyStructure structure;
    private final List<UncertainValue> weights;
    private final List<@Nullable Ramp> ramps = new ArrayList<>();
    private final int[] designerOf;
    /** Positions of the dies with a launch. */
    private final int[] launched;

    /** A launched die's delay and its share once ramped. */
    private record Ramp(Launch launch, UncertainValue delay, UncertainValue share) {}

    WaferSplit(SupplyStructure structure, Evidence evidence) {
        this.structure = structure;
        weights = structure.designers().stream()
                .map(designer -> evidence.value(designer.weight()))
                .toList();
        for (Die die : structure.dies()) {
            Launch launch = die.launch();
            ramps.add(
                    launch == null
                            ? null
                            : new Ramp(launch, evidence.value(launch.delay()), evidence.value(launch.waferShare())));
        }
        designerOf = structure.dies().stream()
                .mapToInt(die -> structure.designer(die.designer()))
                .toArray();
        launched = IntStream.range(0, ramps.size())
                .filter(die -> ramps.get(die) != null)
                .toArray();
    }

    /** Number of designers. */
    int designers() {
        return weights.size();
    }

    /** Position of a die's designer among the designers. */
    int designerOf(int die) {
        return designerOf[die];
    }

    Sampled sample(DrawBlock block, SupplyPolicy policy) {
        return new Sampled(block, policy);
    }

    /** The split in each draw of a block. */
    final class Sampled {
        private final List<SupplyPolicy.SetAside> setAsides;
        private final int[] beneficiaries;
        private final double[][] weightOf;
        private final double[][] delayOf = new double[designerOf.length][];
        private final double[][] shareOf = new double[designerOf.length][];

        private Sampled(DrawBlock block, SupplyPolicy policy) {
            setAsides = policy.setAsides();
            beneficiaries = setAsides.stream()
                    .mapToInt(setAside -> structure.designer(setAside.designer()))
                    .toArray();
            weightOf = weights.stream().map(weight -> weight.sample(block)).toArray(double[][]::new);
            for (int die = 0; die < designerOf.length; die++) {
                Ramp ramp = ramps.get(die);
                if (ramp != null) {
                    delayOf[die] = ramp.delay().sample(block);
                    shareOf[die] = ramp.share().sample(block);
                }
            }
        }

        /**
         * Share of AI wafers by designer and quarter of the start; they sum to 1. Of a set-aside the beneficiary takes the larger of its share and
         * what is reserved, the others scale down.
         */
        void designerShares(int draw, double[][] shares) {
            double total = 0;
            for (double[] weight : weightOf) {
                total += weight[draw];
            }
            for (int i = 0; i < shares.length; i++) {
                Arrays.fill(shares[i], weightOf[i][draw] / total);
            }
            for (int s = 0; s < beneficiaries.length; s++) {
                for (int q = 0; q < QUARTERS; q++) {
                    setAside(s, draw * QUARTERS + q, Foundry.LEAD + q, shares);
                }
            }
        }

        private void setAside(int s, int cell, int q, double[][] shares) {
            SupplyPolicy.SetAside setAside = setAsides.get(s);
            double own = shares[beneficiaries[s]][q];
            double reserved = setAside.shareFraction() * setAside.intensities()[cell];
            if (reserved > own) {
                double left = (1 - reserved) / (1 - own);
                for (int i = 0; i < shares.length; i++) {
                    shares[i][q] = i == beneficiaries[s] ? reserved : shares[i][q] * left;
                }
            }
        }

        /**
         * Share of its designer's wafers by die and quarter of the start: a launched die takes its share as its sales ramp up, the other takes the
         * rest.
         *
         * @param firstSale instant, in quarters, at which chips of the first quarter's wafers are sold
         */
        void dieShares(int draw, double firstSale, double[][] shares) {
            for (double[] share : shares) {
                Arrays.fill(share, 1);
            }
            for (int die : launched) {
                launch(die, draw, firstSale, shares[die]);
                for (int other = 0; other < shares.length; other++) {
                    if (ramps.get(other) == null && designerOf[other] == designerOf[die]) {
                        for (int q = 0; q < shares[die].length; q++) {
                            shares[other][q] -= shares[die][q];
                        }
                    }
                }
            }
        }

        private void launch(int die, int draw, double firstSale, double[] share) {
            Launch launch = Objects.requireNonNull(ramps.get(die)).launch();
            double since = firstSale - launch.firstQuarter().index() - delayOf[die][draw];
            double full = shareOf[die][draw];
            for (int q = 0; q < share.length; q++) {
                share[q] = Math.min(1, Math.max(0, (since + q) / launch.rampQuarters())) * full;
            }
        }
    }
}
