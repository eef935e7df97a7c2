package chipgap.forecast.model;

/**
 * Which numbers a quarter, or a year, of one draw comes to, and where each stands in a row of them. Compute in H100e, money in millions.
 *
 * @param pathways number of pathways
 * @param segments number of segments
 * @param workloads number of workloads
 */
@SuppressWarnings("EnumOrdinal") // a row is in the order of the enums, and is stored nowhere
record Layout(int pathways, int segments, int workloads) {
    /** The part that stands for all pathways, or all who want chips. */
    static final int ALL = 0;

    /** Of all pathways, then of each. */
    enum Supplied {
        H100E,
        CHIPS,
        USD
    }

    /** Of all who want chips, then of each segment, then of each workload. */
    enum Wanted {
        DEMAND,
        SERVED,
        SHORTFALL,
        /** The part of the shortfall that is still wanted in the next quarter. */
        BACKLOG,
        /** The part of it that is given up. */
        LOST,
        FILL_RATE,
        SHORTFALL_CHIPS,
        SHORTFALL_USD
    }

    /** Of the whole market. */
    enum Whole {
        /** Share of domestic chips in what is served. */
        DOMESTIC_SHARE,
        /** Chips that are left over at the end. */
        INVENTORY,
        POWER_MW,
        ENERGY_MWH,
        BILL_CNY,
        SUBSIDY_CNY
    }

    private static final int SUPPLIED = Supplied.values().length;
    private static final int WANTED = Wanted.values().length;
    private static final int WHOLE = Whole.values().length;

    static Layout of(Composition composition) {
        return new Layout(Pathway.values().length, composition.segments.size(), Workload.values().length);
    }

    int of(int part, Supplied what) {
        return part * SUPPLIED + what.ordinal();
    }

    int of(int part, Wanted what) {
        return (1 + pathways) * SUPPLIED + part * WANTED + what.ordinal();
    }

    int of(Whole what) {
        return of(wantingParts(), Wanted.DEMAND) + what.ordinal();
    }

    static int part(Pathway pathway) {
        return 1 + pathway.ordinal();
    }

    static int segmentPart(int segment) {
        return 1 + segment;
    }

    int workloadPart(Workload workload) {
        return 1 + segments + workload.ordinal();
    }

    /** Everybody, each segment and each workload. */
    int wantingParts() {
        return 1 + segments + workloads;
    }

    /** Length of a row. */
    int size() {
        return of(Whole.DOMESTIC_SHARE) + WHOLE;
    }
}
