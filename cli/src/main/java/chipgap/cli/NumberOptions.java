package chipgap.cli;

import chipgap.proto.figure.v1.Figure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what a figure states. */
final class NumberOptions {
    @Option(names = "--low", paramLabel = "X", description = "Lower bound; alone it means 'at least'.")
    @Nullable private Double low;

    @Option(names = "--central", paramLabel = "X", description = "Central value.")
    @Nullable private Double central;

    @Option(names = "--high", paramLabel = "X", description = "Upper bound; alone it means 'at most'.")
    @Nullable private Double high;

    @Option(
            names = "--coverage",
            paramLabel = "P",
            description = "Probability between the two bounds, in (0, 1). Default: 0.9.")
    @Nullable private Double coverage;

    void into(Figure.Builder figure) {
        if (low == null && central == null && high == null) {
            throw new CliException(2, "Give at least one of --low, --central and --high.");
        }
        if (low != null) {
            figure.setLow(low);
        }
        if (central != null) {
            figure.setCentral(central);
        }
        if (high != null) {
            figure.setHigh(high);
        }
        if (coverage != null) {
            figure.setCoverageProbability(coverage);
        }
    }
}
