package chipgap.supply.model;

/** The way a chip reaches a buyer. */
public enum Pathway {
    /** Made from domestic wafers. */
    DOMESTIC,
    /** Packaged at home from the bank of dies made abroad. */
    PROXY_FABRICATION,
    /** Imported legally. */
    LEGAL_IMPORT,
    /** Smuggled. */
    GREY_MARKET
}
