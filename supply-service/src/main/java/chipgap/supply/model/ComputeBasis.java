package chipgap.supply.model;

/** What is counted when compute is stated in units of an H100 SXM (H100e). */
public enum ComputeBasis {
    /** Dense 8-bit operations, integer or floating point: an H100 SXM does 1979e12 a second. */
    OPS8(1979),
    /** Dense 16-bit floating-point operations: an H100 SXM does 989.4e12 a second. */
    BF16_DENSE(989.4),
    /** Memory bandwidth: an H100 SXM has 3.35 TB/s. */
    MEM_BW(3.35);

    private final double ofAnH100;

    ComputeBasis(double ofAnH100) {
        this.ofAnH100 = ofAnH100;
    }

    /** What one H100 SXM has of it, in 1e12 operations a second or TB/s. */
    double ofAnH100() {
        return ofAnH100;
    }
}
