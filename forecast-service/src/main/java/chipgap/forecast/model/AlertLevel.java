package chipgap.forecast.model;

/**
 * How bad it is, in a regulator's words. A draw is short when more than 2 % of what is wanted is not served, and badly short when more than 25 % is.
 */
public enum AlertLevel {
    /** Less than 20 % of the draws are short. */
    ADEQUATE,
    /** 20 % to 50 % of the draws are short. */
    TIGHT,
    /** Half of the draws or more are short. */
    SHORTAGE,
    /** Half of the draws or more are badly short. */
    CRITICAL;

    static final double SHORT_SHARE = 0.02;
    static final double BADLY_SHORT_SHARE = 0.25;
    private static final double TIGHT_FROM = 0.2;
    private static final double SHORTAGE_FROM = 0.5;

    /**
     * The level.
     *
     * @param shortDraws share of draws that are short
     * @param badlyShortDraws share of draws that are badly short
     */
    static AlertLevel of(double shortDraws, double badlyShortDraws) {
        if (badlyShortDraws >= SHORTAGE_FROM) {
            return CRITICAL;
        }
        if (shortDraws >= SHORTAGE_FROM) {
            return SHORTAGE;
        }
        return shortDraws >= TIGHT_FROM ? TIGHT : ADEQUATE;
    }
}
