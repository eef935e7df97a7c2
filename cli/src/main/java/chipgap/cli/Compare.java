package chipgap.cli;

import chipgap.proto.forecast.v1.Alternative;
import chipgap.proto.forecast.v1.CompareForecastsRequest;
import java.io.PrintWriter;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares two worlds. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Compare two scenarios, dates or rules draw by draw: what changed, and what it changes.")
final class Compare extends Question {
    @Option(
            names = "--with",
            paramLabel = "NAME",
            description = "Scenario of the other world. Default: that of --scenario.")
    @Nullable private String other;

    @Option(
            names = "--with-as-of",
            paramLabel = "DATE",
            description = "Date of the other world. Default: that of --as-of.")
    @Nullable private LocalDate otherAsOf;

    @Option(
            names = "--with-rule",
            paramLabel = "RULE",
            description = "Rule of the other world: ${COMPLETION-CANDIDATES}. Default: that of --rule.")
    private SpecOptions.@Nullable Rule otherRule;

    @Option(
            names = "--with-basis",
            paramLabel = "BASIS",
            description = "Basis of the other world: ${COMPLETION-CANDIDATES}. Default: that of --basis.")
    private SpecOptions.@Nullable Basis otherBasis;

    Compare(Settings settings) {
        super(settings);
    }

    @Override
    void run(PrintWriter out) {
        if (other == null && otherAsOf == null && otherRule == null && otherBasis == null) {
            throw new CliException(
                    2, "Say what the other world changes: --with, --with-as-of, --with-rule or --with-basis.");
        }
        Alternative.Builder alternative = Alternative.newBuilder();
        if (other != null) {
            alternative.setScenario(Words.name("scenarios", other));
        }
        if (otherAsOf != null) {
            alternative.setAsOfDate(Dates.message(otherAsOf));
        }
        if (otherRule != null) {
            alternative.setAllocationRule(otherRule.message());
        }
        if (otherBasis != null) {
            alternative.setComputeBasis(otherBasis.message());
        }
        CompareForecastsRequest request = CompareForecastsRequest.newBuilder()
                .setSpec(spec())
                .setAlternative(alternative)
                .build();
        tell(out, stub -> stub.compareForecasts(request), answer -> {
            head(answer.getBase(), out);
            ComparisonTable.print(answer.getComparison(), out);
        });
    }
}
