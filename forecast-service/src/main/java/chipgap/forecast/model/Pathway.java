package chipgap.forecast.model;

/** The way a chip reaches a buyer, in the order in which buyers use up what they have: first what is most wanted. */
public enum Pathway {
    LEGAL_IMPORT,
    GREY_MARKET,
    PROXY_FABRICATION,
    DOMESTIC
}
