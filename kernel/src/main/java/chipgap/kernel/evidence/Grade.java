package chipgap.kernel.evidence;

/** How far a source may be trusted. */
public enum Grade {
    /** Official document or company filing. */
    A(8, 0.03),
    /** Named analyst. */
    B(4, 0.15),
    /** Press citing anonymous sources. */
    C(2, 0.30),
    /** Rumour, or an own assumption. */
    D(1, 0.60);

    private final double weight;
    private final double spread;

    Grade(double weight, double spread) {
        this.weight = weight;
        this.spread = spread;
    }

    /** Weight in an opinion pool, before age. */
    public double weight() {
        return weight;
    }

    /** Standard deviation, in logs or logits, of a figure that states no range. */
    public double spread() {
        return spread;
    }
}
