package chipgap.kernel.evidence;

import chipgap.kernel.distribution.TwoPieceNormal;
import chipgap.kernel.time.Period;
import chipgap.kernel.time.QuarterRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What one source says of a quantity along time: distributions at ascending instants, on the scale of the quantity's kind. */
final class Path {
    private final double[] times;
    private final List<TwoPieceNormal> points;

    private Path(NavigableMap<Double, TwoPieceNormal> points) {
        this.times = points.keySet().stream().mapToDouble(Double::doubleValue).toArray();
        this.points = List.copyOf(points.values());
    }

    /** The path of a source's figures. Of two figures about one instant the one of the shorter period counts, then the later published. */
    static Path of(Quantity quantity, List<Figure> voice) {
        NavigableMap<Double, TwoPieceNormal> points = new TreeMap<>();
        List<Figure> byStanding = new ArrayList<>(voice);
        byStanding.sort(
                Comparator.comparingDouble((Figure figure) -> figure.period().length())
                        .thenComparing(Figure::publishedOn, Comparator.reverseOrder())
                        .thenComparing(Figure::id));
        for (Figure figure : byStanding) {
            if (quantity.shape() == TimeShape.FLOW) {
                spread(quantity, figure, points);
            } else {
                points.putIfAbsent(figure.period().middle(), figure.onScale(quantity.kind()));
            }
        }
        return new Path(points);
    }

    /** Splits the total of a period over its quarters, each {@code ramp} times the one before; the shares sum to 1. */
    private static void spread(Quantity quantity, Figure figure, NavigableMap<Double, TwoPieceNormal> points) {
        Period period = figure.period();
        int quarters = (int) Math.round(period.length());
        if (quarters < 1 || quarters != period.length() || period.start() != Math.rint(period.start())) {
            throw new IllegalArgumentException(
                    "Figure %s of the flow '%s' must be about whole quarters.".formatted(figure.id(), quantity.name()));
        }
        double sum = 0;
        for (int i = 0; i < quarters; i++) {
            sum += StrictMath.pow(quantity.ramp(), i);
        }
        TwoPieceNormal total = figure.onScale(quantity.kind());
        for (int i = 0; i < quarters; i++) {
            double logShare = StrictMath.log(StrictMath.pow(quantity.ramp(), i) / sum);
            points.putIfAbsent(
                    period.start() + i + 0.5,
                    new TwoPieceNormal(total.median() + logShare, total.sdBelow(), total.sdAbove()));
        }
    }

    /** Whether a figure holds at this very instant. */
    boolean hasPointAt(double instant) {
        return Arrays.binarySearch(times, instant) >= 0;
    }

    double first() {
        return times[0];
    }

    double last() {
        return times[times.length - 1];
    }

    /** The path in the middle of each quarter of a horizon: interpolated between figures, held outside. */
    Along along(QuarterRange horizon) {
        int quarters = horizon.length();
        Along along = new Along(new double[quarters], new double[quarters], new double[quarters]);
        for (int q = 0; q < quarters; q++) {
            double instant = horizon.start().index() + q + 0.5;
            int after = 0;
            while (after < times.length && times[after] < instant) {
                after++;
            }
            int before = Math.max(0, after - 1);
            int next = Math.min(after, times.length - 1);
            double share = before == next ? 0 : (instant - times[before]) / (times[next] - times[before]);
            along.set(q, points.get(before), points.get(next), share);
        }
        return along;
    }

    /**
     * Values on the scale by quarter, straight lines in the standard normal value of the path.
     *
     * @param medians at 0
     * @param below slopes below 0
     * @param above slopes above 0
     */
    @SuppressWarnings("ArrayRecordComponent") // columns of numbers
    record Along(double[] medians, double[] below, double[] above) {

        private void set(int q, TwoPieceNormal before, TwoPieceNormal next, double share) {
            medians[q] = (1 - share) * before.median() + share * next.median();
            below[q] = (1 - share) * before.sdBelow() + share * next.sdBelow();
            above[q] = (1 - share) * before.sdAbove() + share * next.sdAbove();
        }

        /** Writes the values for the standard normal value {@code z}, from an index on. */
        void fill(double z, double[] values, int from) {
            double[] slopes = z < 0 ? below : above;
            for (int q = 0; q < slopes.length; q++) {
                values[from + q] = medians[q] + slopes[q] * z;
            }
        }
    }
}
