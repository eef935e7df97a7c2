package chipgap.policy.model;

import java.util.List;

/** What a provision does while it is in force. The closed list of chipgap.type.v1.Effect. */
public sealed interface Effect {
    /** An effect on chips; which, the scope of its provision says. */
    sealed interface OnChips extends Effect {
        /** Chips in scope; empty for every chip of the pathway. */
        List<String> chips();

        OnChips on(List<String> chips);
    }

    /** Stops a share of a pathway's flow. */
    record BlockFlow(Pathway pathway, Gate gate, List<String> chips) implements OnChips {
        public BlockFlow {
            chips = List.copyOf(chips);
        }

        @Override
        public BlockFlow on(List<String> chips) {
            return new BlockFlow(pathway, gate, chips);
        }
    }

    /** Lets a number of chips through in a quarter; of what is above it a share is stopped. */
    record CapFlow(Pathway pathway, double chipsPerQuarter, List<String> chips) implements OnChips {
        public CapFlow {
            chips = List.copyOf(chips);
            if (!(chipsPerQuarter >= 0 && chipsPerQuarter < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "The chips_per_quarter (%s) must be 0 or more.".formatted(chipsPerQuarter));
            }
        }

        @Override
        public CapFlow on(List<String> chips) {
            return new CapFlow(pathway, chipsPerQuarter, chips);
        }
    }

    /** Multiplies the price of chips. */
    record PriceFactor(Pathway pathway, double factor, List<String> chips) implements OnChips {
        public PriceFactor {
            chips = List.copyOf(chips);
            if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("The factor (%s) must be above 0.".formatted(factor));
            }
        }

        @Override
        public PriceFactor on(List<String> chips) {
            return new PriceFactor(pathway, factor, chips);
        }
    }

    /** Stops a share of the inflow of an input of chip making. */
    record InputBlock(SupplyInput input) implements Effect {}

    /** Reserves a share of advanced wafers for one designer. */
    record SetAside(String designer, double shareFraction) implements Effect {
        public SetAside {
            Fractions.requireShare("share_fraction", shareFraction);
        }
    }

    /** Serves segments in another tier; 1 is served first. */
    record PriorityTier(List<String> segments, int tier) implements Effect {
        public PriorityTier {
            segments = List.copyOf(segments);
            if (segments.isEmpty() || tier < 1) {
                throw new IllegalArgumentException(
                        "A priority tier needs a segment and a tier (%d) of 1 or more.".formatted(tier));
            }
        }
    }

    /** Lets a share of the buyers in scope use domestic chips only. Empty workloads or segments: all. */
    record DomesticOnly(BuyerScope buyers, List<Workload> workloads, List<String> segments) implements Effect {
        public DomesticOnly {
            workloads = List.copyOf(workloads);
            segments = List.copyOf(segments);
        }
    }

    /** Holds a share of the demand in scope off for some quarters; a part of it for ever. Empty workloads or segments: all. */
    record DemandShift(
            BuyerScope buyers, List<Workload> workloads, List<String> segments, int delayQuarters, double lostFraction)
            implements Effect {
        private static final int LONGEST_DELAY = 8;

        public DemandShift {
            workloads = List.copyOf(workloads);
            segments = List.copyOf(segments);
            Fractions.requireProbability("lost_fraction", lostFraction);
            if (delayQuarters < 1 || delayQuarters > LONGEST_DELAY) {
                throw new IllegalArgumentException(
                        "The delay_quarters (%d) must lie in [1, %d].".formatted(delayQuarters, LONGEST_DELAY));
            }
        }
    }

    /** Brings purchases forward while another provision is expected: from its own start to the start of that one. */
    record Anticipation(String of, double pullForwardQuarters, double shareFraction) implements Effect {
        public Anticipation {
            Fractions.requireShare("share_fraction", shareFraction);
            if (!(pullForwardQuarters > 0)) {
                throw new IllegalArgumentException(
                        "The pull_forward_quarters (%s) must be above 0.".formatted(pullForwardQuarters));
            }
        }
    }

    /** Pays a share of the electricity bill of domestic chips. Empty provinces: all. */
    record ElectricitySubsidy(double billFraction, List<String> provinces) implements Effect {
        public ElectricitySubsidy {
            provinces = List.copyOf(provinces);
            Fractions.requireShare("bill_fraction", billFraction);
        }
    }

    /** Recorded for context; changes nothing in the model. */
    record ContextOnly() implements Effect {}

    /** The way a chip reaches a buyer. */
    enum Pathway {
        DOMESTIC,
        PROXY_FABRICATION,
        LEGAL_IMPORT,
        GREY_MARKET
    }

    /** Who stops a flow. */
    enum Gate {
        EXPORTER,
        IMPORTER,
        ENFORCEMENT
    }

    /** An input of chip making. */
    enum SupplyInput {
        HBM_IMPORT,
        PROXY_DIES,
        FAB_TOOLS
    }

    /** Whose demand a provision is about. */
    enum BuyerScope {
        ALL,
        STATE_FUNDED
    }

    /** What a chip is used for. */
    enum Workload {
        TRAINING,
        INFERENCE
    }
}
