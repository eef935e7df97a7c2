package chipgap.supply.model;

/**
 * Negative binomial yield: {@code y = (1 + A·D / α)^−α} for a die of area A, defect density D and clustering α.
 *
 * <p>Source: Stapper, "Fact and fiction in yield modeling", Microelectronics Journal 20 (1989).
 *
 * @param clustering α
 */
record YieldModel(double clustering) {

    /** Defects a mm² at which a die of an area yields a share of good dies. */
    double defectDensity(double yield, double areaMm2) {
        return clustering * (StrictMath.pow(yield, -1 / clustering) - 1) / areaMm2;
    }

    double shareOfGoodDies(double defectDensity, double areaMm2) {
        return StrictMath.pow(1 + areaMm2 * defectDensity / clustering, -clustering);
    }
}
