package chipgap.cli;

import chipgap.proto.forecast.v1.AllocationRule;
import chipgap.proto.forecast.v1.ComputeBasis;
import chipgap.proto.forecast.v1.ForecastSpec;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which world is asked about. */
final class SpecOptions {
    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            description = "Scenario, e.g. no-export-controls. Default: baseline.")
    @Nullable private String scenario;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "Use only what was published by this date. Default: everything.")
    @Nullable private LocalDate asOf;

    @Option(names = "--from", paramLabel = "QUARTER", description = "First quarter, e.g. 2025Q1. Needs --to.")
    @Nullable private String from;

    @Option(names = "--to", paramLabel = "QUARTER", description = "Last quarter, e.g. 2028Q4. Needs --from.")
    @Nullable private String to;

    @Option(names = "--draws", paramLabel = "N", description = "Least number of draws, 100 or more. Default: 8192.")
    @Nullable private Integer draws;

    @Option(names = "--seed", paramLabel = "N", description = "Seed. The same seed gives the same numbers. Default: 1.")
    @Nullable private Long seed;

    @Option(
            names = "--rule",
            paramLabel = "RULE",
            description = "Who comes first: ${COMPLETION-CANDIDATES}. Default: TIERED.")
    @Nullable private Rule rule;

    @Option(
            names = "--basis",
            paramLabel = "BASIS",
            description = "What the compute of a chip is measured by: ${COMPLETION-CANDIDATES}. Default: OPS8.")
    @Nullable private Basis basis;

    @Option(names = "--medians", description = "One draw with every input at its median, instead of random draws.")
    private boolean medians;

    /** Who comes first when there is not enough. */
    enum Rule {
        TIERED,
        EQUAL_TIER,
        PRO_RATA,
        MARKET;

        AllocationRule message() {
            return AllocationRule.valueOf("ALLOCATION_RULE_" + name());
        }
    }

    /** What the compute of a chip is measured by. */
    enum Basis {
        OPS8,
        BF16_DENSE,
        MEMORY_BANDWIDTH;

        ComputeBasis message() {
            return ComputeBasis.valueOf("COMPUTE_BASIS_" + name());
        }
    }

    ForecastSpec spec() {
        ForecastSpec.Builder asked = ForecastSpec.newBuilder().setMedians(medians);
        if (scenario != null) {
            asked.setScenario(Words.name("scenarios", scenario));
        }
        if (asOf != null) {
            asked.setAsOfDate(Dates.message(asOf));
        }
        if (from != null || to != null) {
            asked.setHorizon(Quarters.range(from, to));
        }
        if (draws != null) {
            asked.setDrawCount(draws);
        }
        if (seed != null) {
            asked.setSeed(seed);
        }
        if (rule != null) {
            asked.setAllocationRule(rule.message());
        }
        if (basis != null) {
            asked.setComputeBasis(basis.message());
        }
        return asked.build();
    }
}
