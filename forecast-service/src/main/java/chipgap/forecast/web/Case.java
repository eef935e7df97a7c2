package chipgap.forecast.web;

import chipgap.forecast.api.OverlayMessages;
import chipgap.forecast.api.SpecMessages;
import chipgap.forecast.app.SpecRequest;
import chipgap.forecast.model.ProvisionChange;
import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import chipgap.platform.grpc.Failure;
import chipgap.platform.type.Names;
import chipgap.platform.type.TypeMessages;
import chipgap.proto.forecast.v1.AllocationRule;
import chipgap.proto.forecast.v1.Alternative;
import chipgap.proto.forecast.v1.ComputeBasis;
import chipgap.proto.forecast.v1.ForecastSpec;
import chipgap.proto.forecast.v1.Multipliers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the page asks for; null takes the default. It is read through the messages of the contract, so one place refuses.
 *
 * @param scenario id of a scenario
 * @param asOf date of the data
 * @param recordedUntil instant by which the data were recorded
 * @param from first quarter, e.g. "2025Q1"
 * @param to last quarter
 * @param draws least number of draws
 * @param seed seed, as text because a browser's numbers end at 2^53
 * @param rule who comes first, e.g. "TIERED"
 * @param basis what the compute of a chip is measured by, e.g. "OPS8"
 * @param changes what is changed of provisions
 * @param multipliers what supply and demand are multiplied by
 */
public record Case(
        @Nullable String scenario,
        @Nullable LocalDate asOf,
        @Nullable Instant recordedUntil,
        @Nullable String from,
        @Nullable String to,
        @Nullable Integer draws,
        @Nullable String seed,
        @Nullable String rule,
        @Nullable String basis,
        @Nullable List<ProvisionChange> changes,
        @Nullable Factors multipliers) {
    /**
     * What supply and demand are multiplied by; null is 1.
     *
     * @param domesticSupply factor on new domestic chips
     * @param imports factor on new chips from abroad
     * @param demand factor on new demand
     */
    public record Factors(
            @Nullable Double domesticSupply,
            @Nullable Double imports,
            @Nullable Double demand) {
        Multipliers message() {
            Multipliers.Builder message = Multipliers.newBuilder();
            if (domesticSupply != null) {
                message.setDomesticSupply(domesticSupply);
            }
            if (imports != null) {
                message.setImports(imports);
            }
            if (demand != null) {
                message.setDemand(demand);
            }
            return message.build();
        }
    }

    /** The question of a case. */
    SpecRequest question(int mostDraws) {
        return SpecMessages.question(message(), mostDraws);
    }

    /** The run of a case, which takes no changes. */
    SpecRequest run() {
        return SpecMessages.run(message());
    }

    /** The case without its changes. */
    Case base() {
        return new Case(scenario, asOf, recordedUntil, from, to, draws, seed, rule, basis, null, null);
    }

    /** The changes alone. */
    Alternative alternative() {
        Alternative.Builder message = Alternative.newBuilder()
                .addAllChanges(known().stream().map(OverlayMessages::message).toList());
        if (multipliers != null) {
            message.setMultipliers(multipliers.message());
        }
        return message.build();
    }

    private List<ProvisionChange> known() {
        List<ProvisionChange> known = Objects.requireNonNullElse(changes, List.of());
        if (known.stream().anyMatch(change -> change == null || change.provision() == null)) {
            throw new Failure.InvalidField("changes", "A change names no provision. Name one of the policy book.");
        }
        return known;
    }

    private ForecastSpec message() {
        ForecastSpec.Builder message = ForecastSpec.newBuilder()
                .setAllocationRule(value("rule", AllocationRule.class, "ALLOCATION_RULE_", rule))
                .setComputeBasis(value("basis", ComputeBasis.class, "COMPUTE_BASIS_", basis))
                .addAllChanges(known().stream().map(OverlayMessages::message).toList());
        if (scenario != null) {
            message.setScenario(Names.name("scenarios", scenario));
        }
        if (asOf != null) {
            message.setAsOfDate(TypeMessages.message(asOf));
        }
        if (recordedUntil != null) {
            message.setRecordedTime(TypeMessages.message(recordedUntil));
        }
        if (from != null || to != null) {
            message.setHorizon(TypeMessages.message(horizon()));
        }
        if (draws != null) {
            message.setDrawCount(draws);
        }
        if (seed != null) {
            message.setSeed(seedNumber(seed));
        }
        if (multipliers != null) {
            message.setMultipliers(multipliers.message());
        }
        return message.build();
    }

    private QuarterRange horizon() {
        if (from == null || to == null) {
            throw new Failure.InvalidField("horizon", "Give both its first and its last quarter, or neither.");
        }
        return TypeMessages.reading(
                "horizon",
                () -> new QuarterRange(Quarter.parse(from), Quarter.parse(to).plus(1)));
    }

    private static long seedNumber(String seed) {
        try {
            return Long.parseLong(seed);
        } catch (NumberFormatException text) {
            throw new Failure.InvalidField("seed", "'%s' is not a whole number of 64 bits.".formatted(seed));
        }
    }

    private static <E extends Enum<E>> E value(String field, Class<E> values, String prefix, @Nullable String name) {
        try {
            return Enum.valueOf(values, prefix + (name == null ? "UNSPECIFIED" : name));
        } catch (IllegalArgumentException unknown) {
            throw new Failure.InvalidField(
                    field, "There is no '%s'. /q/openapi lists what a %s can be.".formatted(name, field));
        }
    }
}
