package chipgap.forecast.model;

import java.util.Arrays;
import java.util.List;

/** The rows of a block's draws, period by period, which are summarised column by column. */
final class Columns {
    private final SampledBlock world;
    private final float[][][] columns;

    Columns(SampledBlock world, int periods, int size) {
        this.world = world;
        columns = new float[periods][size][world.drawCount()];
    }

    void put(int period, int draw, double[] row) {
        float[][] into = columns[period];
        for (int i = 0; i < row.length; i++) {
            into[i][draw] = (float) row[i];
        }
    }

    /** Adds each period to its summary. */
    void addTo(List<PeriodSummary> summaries) {
        for (int first = 0, end; first < world.drawCount(); first = end) {
            end = endOfScramble(first);
            for (int period = 0; period < columns.length; period++) {
                summaries.get(period).add(world.scrambleOf(first), cut(columns[period], first, end));
            }
        }
    }

    private int endOfScramble(int first) {
        int end = first + 1;
        while (end < world.drawCount() && world.scrambleOf(end) == world.scrambleOf(first)) {
            end++;
        }
        return end;
    }

    private static float[][] cut(float[][] whole, int first, int end) {
        if (end - first == whole[0].length) {
            return whole;
        }
        return Arrays.stream(whole)
                .map(column -> Arrays.copyOfRange(column, first, end))
                .toArray(float[][]::new);
    }
}
