package chipgap.supply.model;

/** Stages of the chain from wafers to chips. In every draw what enters a stage leaves it, is left in stock, or is lost. */
public enum ChainStage {
    /** AI wafers whose dies are ready in the quarter, by line. */
    WAFERS("wafers"),
    /** Dies on these wafers, by die: good ones and the yield loss. */
    GROSS_DIES("dies"),
    /** Dies lost to defects, by die. */
    YIELD_LOSS("dies"),
    /** Good dies, by die. */
    GOOD_DIES("dies"),
    /** Good dies in stock at the start of the quarter, by die. */
    DIES_OPENING("dies"),
    /** Dies written on (above 0) or off (below 0) where published deliveries replace the model, by die. */
    DIES_RECONCILED("dies"),
    /** Dies packaged, by die, without those of the bank. */
    DIES_PACKAGED("dies"),
    /** Good dies in stock at the end of the quarter, by die. */
    DIES_CLOSING("dies"),
    /** Dies made abroad in the bank at the start of the quarter. */
    BANK_OPENING("dies"),
    /** Dies made abroad that came in the quarter. */
    BANK_RECEIVED("dies"),
    /** Dies of the bank packaged. */
    BANK_PACKAGED("dies"),
    /** Dies made abroad in the bank at the end of the quarter. */
    BANK_CLOSING("dies"),
    /** Memory stacks in stock at the start of the quarter; 0 before 2025, when they are not tracked. */
    STACKS_OPENING("stacks"),
    /** Memory stacks imported. */
    STACKS_IMPORTED("stacks"),
    /** Memory stacks made at home. */
    STACKS_DOMESTIC("stacks"),
    /** Memory stacks written on where published deliveries used more than there were. */
    STACKS_RECONCILED("stacks"),
    /** Memory stacks packaged. */
    STACKS_PACKAGED("stacks"),
    /** Memory stacks in stock at the end of the quarter. */
    STACKS_CLOSING("stacks"),
    /** Packages made, by chip: those that pass assembly and test and those that do not. */
    PACKAGES("chips"),
    /** Packages that do not pass assembly and test, by chip. */
    ASSEMBLY_LOSS("chips"),
    /** Chips from domestic dies, by chip. */
    CHIPS_DOMESTIC("chips"),
    /** Chips from dies of the bank, by chip. */
    CHIPS_PROXY("chips"),
    /** Chips imported legally, by chip. */
    CHIPS_IMPORTED("chips"),
    /** Chips smuggled, by chip. */
    CHIPS_SMUGGLED("chips"),
    /** Compute that Chinese firms rent outside China: a memo line, never part of supply. */
    MEMO_OFFSHORE_RENTED("H100e");

    private final String unit;

    ChainStage(String unit) {
        this.unit = unit;
    }

    /** What its amounts count. */
    public String unit() {
        return unit;
    }
}
