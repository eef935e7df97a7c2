package chipgap.kernel.random;

/** The 2^52 numbers (i + ½)·2^-52, which fill (0, 1) and leave out both ends. */
final class UnitGrid {
    private static final int BITS = 52;

    private UnitGrid() {}

    /** The number that the leading bits choose. */
    static double point(long bits) {
        return ((bits >>> (Long.SIZE - BITS)) + 0.5) * 0x1p-52;
    }

    /** A number inside one of 2^k equal strata, placed there by the leading bits. */
    static double point(int stratum, int strataBits, long bits) {
        return point(((long) stratum << (Long.SIZE - strataBits)) | (bits >>> strataBits));
    }
}
