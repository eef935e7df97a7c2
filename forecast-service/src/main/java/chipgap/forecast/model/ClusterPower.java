package chipgap.forecast.model;

/**
 * What chips in use take of electricity, from published figures of whole clusters, so that network, hosts and cooling inside the cluster are in.
 *
 * <p>Domestic chips as in a CloudMatrix 384 (560 kW for 300 PFLOPS of dense BF16), foreign ones as in a GB200 NVL72 (145 kW for 180): SemiAnalysis, April 2025,
 * whose own ratio of 2.3 this gives back. An H100 does 0.9894 PFLOPS of dense BF16 (Nvidia's data sheet), and half as much as in 8 bits on all three,
 * so kW per H100e is the same on both bases. Data centres add a PUE of 1.42 (China Computing Power Conference, August 2025). Electricity costs 0.4 CNY
 * a kWh after a subsidy of up to one half (FT, 4 November 2025), so 0.8 before. Chips run at full power all year: an upper bound, for lack of a
 * published utilisation. The extra energy per token of domestic chips that the FT reports, 30 to 50 % against an H20, is no input; it only has the
 * same sign.
 */
final class ClusterPower {
    private static final double H100_PFLOPS = 0.9894;
    private static final double PUE = 1.42;
    private static final double KW_PER_MW = 1000;

    static final double DOMESTIC_KW_PER_H100E = 560.0 / 300 * H100_PFLOPS;
    static final double FOREIGN_KW_PER_H100E = 145.0 / 180 * H100_PFLOPS;
    static final double CNY_PER_KWH = 0.4 / (1 - 0.5);

    private ClusterPower() {}

    /** Power at the data centre's meter of domestic chips, in MW. */
    static double domesticMw(double h100e) {
        return PUE * DOMESTIC_KW_PER_H100E * h100e / KW_PER_MW;
    }

    /** The same of foreign chips. */
    static double foreignMw(double h100e) {
        return PUE * FOREIGN_KW_PER_H100E * h100e / KW_PER_MW;
    }

    /** Cost of energy before subsidy, in CNY. */
    static double cny(double mwh) {
        return mwh * KW_PER_MW * CNY_PER_KWH;
    }
}
