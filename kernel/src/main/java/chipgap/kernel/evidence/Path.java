package chipgap.kernel.evidence;

import chipgap.kernel.distribution.TwoPieceNormal;
import chipgap.kernel.time.Period;
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

    /** Value on the scale at an instant, for the standard normal value {@code z} of the path: interpolated between figures, held outside. */
    double at(double instant, double z) {
        int after = 0;
        while (after < times.length && times[after] < instant) {
            after++;
        }
        if (after == 0) {
            return points.getFirst().atNormal(z);
        }
        if (after == times.length) {
            return points.getLast().atNormal(z);
        }
        double share = (instant - times[after - 1]) / (times[after] - times[after - 1]);
        return (1 - share) * points.get(after - 1).atNormal(z)
                + share * points.get(after).atNormal(z);
    }
}
