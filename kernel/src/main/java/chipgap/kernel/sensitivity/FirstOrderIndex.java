package chipgap.kernel.sensitivity;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * First-order sensitivity index of one input, {@code Var(E[Y | X]) / Var(Y)}, from the draws of a run: the share of the output's variance that
 * would go, on average, if the input became known.
 *
 * <p>The draws are binned by the rank of the input and the variance between the bins' means is taken, less what noise alone puts there (the
 * components-of-variance estimate ε²). Sources: Plischke, Borgonovo, Smith, Eur. J. Oper. Res. 226 (2013), doi:10.1016/j.ejor.2012.11.047, for
 * indices from given data; Kelley, PNAS 21 (1935), doi:10.1073/pnas.21.9.554, for ε².
 *
 * @param value about 0, on either side, for an input that changes nothing; 1 for one that decides all
 * @param standardError standard error of {@code value} for independent draws, to first order; on the safe side near 0
 */
public record FirstOrderIndex(double value, double standardError) {

    /** With ⌊√draws⌋ bins. */
    public static FirstOrderIndex of(double[] input, double[] output) {
        return of(input, output, (int) Math.sqrt(input.length));
    }

    /**
     * The index of an input.
     *
     * <p>Draws with equal inputs share a bin, so there may be fewer bins than asked for. How the conditional mean varies inside a bin counts as
     * noise, which lowers the index, for a smooth dependence by something of the order of 1/bins². An output that does not vary has the index 0.
     *
     * @param input value of the input, one a draw, not NaN
     * @param output value of the output in the same draws, finite
     * @param bins number of bins, at least 2, with 2 draws or more a bin
     */
    public static FirstOrderIndex of(double[] input, double[] output, int bins) {
        requireData(input, output, bins);
        if (Arrays.stream(output).allMatch(value -> value == output[0])) {
            return new FirstOrderIndex(0, 0);
        }
        int n = input.length;
        double[] sorted = new double[n];
        int[] binEnds = sortIntoBins(input, output, bins, sorted);
        double mean = mean(sorted, 0, n);
        double within = 0;
        double between = 0;
        int start = 0;
        for (int end : binEnds) {
            double binMean = mean(sorted, start, end);
            within += squares(sorted, start, end, binMean);
            between += (end - start) * (binMean - mean) * (binMean - mean);
            start = end;
        }
        double total = squares(sorted, 0, n, mean);
        double value = (between - within * (binEnds.length - 1) / (n - binEnds.length)) / total;
        return new FirstOrderIndex(value, standardError(sorted, binEnds, mean, total / n, value));
    }

    /** The influence of a draw on the index is {@code [(m − μ)(2y − m − μ) − value (y − μ)²] / variance} with m its bin's mean. */
    private static double standardError(double[] outputs, int[] binEnds, double mean, double variance, double value) {
        double sum = 0;
        int start = 0;
        for (int end : binEnds) {
            double binMean = mean(outputs, start, end);
            for (int i = start; i < end; i++) {
                double deviation = outputs[i] - mean;
                double influence = (binMean - mean) * (2 * outputs[i] - binMean - mean) - value * deviation * deviation;
                sum += influence * influence;
            }
            start = end;
        }
        return Math.sqrt(sum) / (variance * outputs.length);
    }

    /** Writes the outputs in the order of their inputs into {@code sorted}; returns where each bin ends. */
    private static int[] sortIntoBins(double[] input, double[] output, int bins, double[] sorted) {
        int n = input.length;
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(draw -> input[draw]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] ends = new int[bins];
        int count = 0;
        for (int i = 0; i < n; i++) {
            sorted[i] = output[order[i]];
            boolean full = (i + 1) * (double) bins >= (count + 1) * (double) n;
            if (i == n - 1 || (full && input[order[i]] < input[order[i + 1]])) {
                ends[count++] = i + 1;
            }
        }
        return Arrays.copyOf(ends, count);
    }

    private static double mean(double[] values, int start, int end) {
        double sum = 0;
        for (int i = start; i < end; i++) {
            sum += values[i];
        }
        return sum / (end - start);
    }

    private static double squares(double[] values, int start, int end, double centre) {
        double sum = 0;
        for (int i = start; i < end; i++) {
            sum += (values[i] - centre) * (values[i] - centre);
        }
        return sum;
    }

    private static void requireData(double[] input, double[] output, int bins) {
        if (input.length != output.length) {
            throw new IllegalArgumentException("Each draw needs its input and output, not %d inputs and %d outputs."
                    .formatted(input.length, output.length));
        }
        if (bins < 2 || input.length < 2L * bins) {
            throw new IllegalArgumentException(
                    "There must be 2 or more bins (%d) with 2 or more of the %d draws each. Take more draws or fewer bins."
                            .formatted(bins, input.length));
        }
        for (int i = 0; i < input.length; i++) {
            if (Double.isNaN(input[i]) || !Double.isFinite(output[i])) {
                throw new IllegalArgumentException(
                        "Draw %d has input %s and output %s. Give numbers, the output finite."
                                .formatted(i, input[i], output[i]));
            }
        }
    }
}
