package chipgap.demand.model;

/** What is measured of demand. */
public enum DemandMeasure {
    /** What is newly wanted, free of order inflation. */
    NEW_DEMAND("H100e"),
    TRAINING("H100e"),
    INFERENCE("H100e"),
    STATE_FUNDED("H100e"),
    /** What may use domestic chips only. */
    DOMESTIC_ONLY("H100e"),
    /** New demand × order inflation. */
    ORDERS("H100e"),
    /** New demand at the price of the quarter's basket. */
    VALUE("USD bn"),
    /** Orders ÷ new demand. */
    ORDER_INFLATION("x"),
    /** Price of the quarter's basket. */
    BASKET_PRICE("USD/H100e"),
    /** Share of unmet demand still wanted a quarter later. */
    BACKLOG_KEPT("fraction");

    private final String unit;

    DemandMeasure(String unit) {
        this.unit = unit;
    }

    public String unit() {
        return unit;
    }
}
