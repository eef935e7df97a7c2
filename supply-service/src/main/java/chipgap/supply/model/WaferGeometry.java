package chipgap.supply.model;

/** How many dies fit on a wafer. */
final class WaferGeometry {
    private static final double WAFER_DIAMETER_MM = 300;
    private static final double EDGE_EXCLUSION_MM = 3;
    private static final double SCRIBE_MM = 0.1;

    private WaferGeometry() {}

    /**
     * Gross dies of a square die on a 300 mm wafer with 3 mm edge exclusion and 0.1 mm scribe lines:
     * {@code π r² / A − π d / √(2 A)}.
     *
     * <p>Source: de Vries, "Investigation of gross die per wafer formulas", IEEE Trans. Semicond. Manuf. 18 (2005). For 665.61 mm² it gives 76;
     * published counts are 75 to 80.
     */
    static double grossDies(double areaMm2) {
        double side = Math.sqrt(areaMm2) + SCRIBE_MM;
        double area = side * side;
        double diameter = WAFER_DIAMETER_MM - 2 * EDGE_EXCLUSION_MM;
        return Math.PI * diameter * diameter / 4 / area - Math.PI * diameter / Math.sqrt(2 * area);
    }
}
