package chipgap.forecast.model;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Many worlds on the same draws. Its work is a list of parts that depends on nothing else: case after case, each in ranges of {@value #PART_DRAWS} draws.
 * Whoever makes a part, whenever and however often, gets the same bytes.
 *
 * @param id its id
 * @param title what it is called
 * @param caseCount number of worlds
 * @param usedDraws draws that each of them uses
 * @param doneParts parts that are stored
 * @param createdAt when it was created
 */
public record Sweep(String id, String title, int caseCount, int usedDraws, int doneParts, Instant createdAt) {
    /** Draws of a part, the last one of a case apart. */
    public static final int PART_DRAWS = 2048;
    /** Most cases. */
    public static final int MOST_CASES = 1000;
    /** Most draws of all cases together. */
    public static final int MOST_DRAWS = 10_000_000;

    /**
     * A range of draws of one case.
     *
     * @param index place in the list of parts
     * @param position place of the case
     * @param firstDraw first draw
     * @param drawCount number of draws
     */
    public record Part(int index, int position, int firstDraw, int drawCount) {}

    /** Parts that each case falls into. */
    public int partsOfCase() {
        return (usedDraws + PART_DRAWS - 1) / PART_DRAWS;
    }

    public int partCount() {
        return caseCount * partsOfCase();
    }

    public boolean isComplete() {
        return doneParts == partCount();
    }

    /** The part at a place of the list. */
    public Part part(int index) {
        int firstDraw = index % partsOfCase() * PART_DRAWS;
        return new Part(index, index / partsOfCase(), firstDraw, Math.min(PART_DRAWS, usedDraws - firstDraw));
    }

    /** The parts of a case, in the order of their draws. */
    public List<Part> partsOf(int position) {
        return IntStream.range(position * partsOfCase(), (position + 1) * partsOfCase())
                .mapToObj(this::part)
                .toList();
    }

    /**
     * The parts of one of several shards, which together have each part once.
     *
     * @param shard which, in [0, shards)
     * @param shards how many
     */
    public List<Part> shard(int shard, int shards) {
        return IntStream.range(0, partCount())
                .filter(index -> index % shards == shard)
                .mapToObj(this::part)
                .toList();
    }
}
