package chipgap.kernel.time;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A half-open range of quarters, never empty.
 *
 * @param start first quarter inside
 * @param end first quarter after the range
 */
public record QuarterRange(Quarter start, Quarter end) {
    public QuarterRange {
        if (end.compareTo(start) <= 0) {
            throw new IllegalArgumentException(
                    "The end (%s) of a range of quarters must be later than its start (%s).".formatted(end, start));
        }
    }

    /** Number of quarters. */
    public int length() {
        return end.index() - start.index();
    }

    /** The quarter at a position, 0 being the start. */
    public Quarter at(int position) {
        return start.plus(position);
    }

    public boolean contains(QuarterRange other) {
        return start.compareTo(other.start) <= 0 && other.end.compareTo(end) <= 0;
    }

    public List<Quarter> quarters() {
        return IntStream.range(0, length()).mapToObj(this::at).toList();
    }

    /** The quarters that lie in both ranges, which must overlap. */
    public QuarterRange intersect(QuarterRange other) {
        Quarter latestStart = start.compareTo(other.start) >= 0 ? start : other.start;
        Quarter earliestEnd = end.compareTo(other.end) <= 0 ? end : other.end;
        return new QuarterRange(latestStart, earliestEnd);
    }

    /** First and last quarter, both inside, e.g. {@code 2024Q1 to 2028Q4}. */
    @Override
    public String toString() {
        return start + " to " + end.plus(-1);
    }
}
