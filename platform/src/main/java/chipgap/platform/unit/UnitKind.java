package chipgap.platform.unit;

/**
 * What a number counts. The list is closed, and nothing converts from one kind to another: dies and cards are never chips (one package may hold
 * two dies, one card may hold two packages, and a processor on a PCIe card is no data-centre module), and money of two currencies has no fixed rate.
 */
public enum UnitKind {
    /** Processed silicon wafers of 300 mm. */
    WAFER("wafers"),
    /** Compute dies. */
    DIE("dies"),
    /** Stacks of high-bandwidth memory. */
    STACK("stacks"),
    /** Chips: packages as sold. */
    CHIP("chips"),
    /** Accelerator cards as market researchers count them. */
    CARD("cards"),
    /** Racks. */
    RACK("racks"),
    /** Chips in units of one H100: dense 8-bit operations ÷ 1979e12. */
    H100E("H100e"),
    /** Dollars of the United States. */
    USD("USD"),
    /** Renminbi. */
    CNY("CNY"),
    /** Power. */
    POWER("MW"),
    /** Energy. */
    ENERGY("MWh"),
    /** Integer operations a second. */
    OPS("TOPS"),
    /** Floating-point operations a second. */
    FLOPS("TFLOPS"),
    /** Tokens of language models. */
    TOKEN("tokens"),
    /** Transistors. */
    TRANSISTOR("transistors"),
    /** Areas. */
    AREA("mm2"),
    /** Spans of time. */
    TIME("quarters"),
    /** People. */
    PERSON("people"),
    /** Events. */
    EVENT("events"),
    /** Parts of a whole, and relative changes. */
    FRACTION("fraction"),
    /** Weights that count only in proportion to each other. */
    WEIGHT("weight"),
    /** Pure numbers: ratios, indices, exponents. */
    NUMBER("1");

    private final String base;

    UnitKind(String base) {
        this.base = base;
    }

    /** Its own unit: what all its other units are multiples of. */
    public String base() {
        return base;
    }
}
