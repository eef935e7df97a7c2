package chipgap.policy.model;

import java.util.List;

/** What a provision does while it is in force. The closed list of chipgap.type.v1.Effect. */
public sealed interface Effect {

    /** Stops a share of a pathway's flow. Empty chips: every chip of the pathway. */
    record BlockFlow(Pathway pathway, Gate gate, List<String> chips) implements Effect {
        public BlockFlow {
            chips = List.copyOf(chips);
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

    /** Lets a share of the buyers in scope use domestic chips only. Empty workloads: all. */
    record DomesticOnly(BuyerScope buyers, List<Workload> workloads) implements Effect {
        public DomesticOnly {
            workloads = List.copyOf(workloads);
        }
    }

    /** Pays a share of the electricity bill of domestic chips. */
    record ElectricitySubsidy(double billFraction) implements Effect {
        public ElectricitySubsidy {
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
        PROXY_DIES
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
