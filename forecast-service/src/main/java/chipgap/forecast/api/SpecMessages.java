package chipgap.forecast.api;

import chipgap.forecast.app.CompareForecasts;
import chipgap.forecast.app.SpecRequest;
import chipgap.forecast.model.ComputeBasis;
import chipgap.forecast.model.ForecastSpec;
import chipgap.forecast.model.Overlay;
import chipgap.kernel.allocation.AllocationRule;
import chipgap.platform.grpc.Failure;
import chipgap.platform.type.Names;
import chipgap.platform.type.TypeMessages;
import chipgap.proto.forecast.v1.Alternative;
import com.google.protobuf.Timestamp;
import com.google.type.Date;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a caller asks for, read with a clear refusal of each field. */
public final class SpecMessages {
    private static final Pattern UUID4 =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-4[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}");

    private SpecMessages() {}

    public static UUID requestId(String text) {
        if (!UUID4.matcher(text).matches()) {
            throw new Failure.InvalidField(
                    "request_id",
                    "'%s' is not a random UUID (version 4). Make a new one for each request.".formatted(text));
        }
        return UUID.fromString(text);
    }

    /** The spec of a run, which stands on a recorded scenario. */
    public static SpecRequest run(chipgap.proto.forecast.v1.ForecastSpec spec) {
        if (spec.getChangesCount() > 0 || spec.hasMultipliers()) {
            throw new Failure.InvalidField(
                    spec.getChangesCount() > 0 ? "spec.changes" : "spec.multipliers",
                    "A run stands on a recorded scenario. Record one with PolicyService.CreateScenario, or ask a question; assumptions are taken.");
        }
        return request(spec);
    }

    static SpecRequest request(chipgap.proto.forecast.v1.ForecastSpec spec) {
        requireNoCountOfMedians(spec);
        return new SpecRequest(
                spec.getScenario().isEmpty() ? null : Names.id("spec.scenario", "scenarios", spec.getScenario()),
                spec.hasAsOfDate() ? asOf("spec.as_of_date", spec.getAsOfDate()) : null,
                spec.hasHorizon() ? TypeMessages.range("spec.horizon", spec.getHorizon()) : null,
                spec.hasDrawCount() && !spec.getMedians() ? drawCount(spec.getDrawCount()) : null,
                spec.hasSeed() ? spec.getSeed() : null,
                rule("spec.allocation_rule", spec.getAllocationRule()),
                spec.getMedians(),
                basis("spec.compute_basis", spec.getComputeBasis()),
                spec.hasRecordedTime() ? recordedUntil("spec.recorded_time", spec.getRecordedTime()) : null,
                Overlay.of(
                        OverlayMessages.changes("spec.changes", spec.getChangesList()),
                        OverlayMessages.multipliers("spec.multipliers", spec.getMultipliers()),
                        OverlayMessages.assumptions("spec.assumptions", spec.getAssumptionsList())));
    }

    private static Instant recordedUntil(String field, Timestamp message) {
        try {
            return Instant.ofEpochSecond(message.getSeconds(), message.getNanos());
        } catch (DateTimeException | ArithmeticException invalid) {
            throw new Failure.InvalidField(
                    field, "%d seconds is no instant. Cite that of a manifest.".formatted(message.getSeconds()));
        }
    }

    /** The spec of a question, which takes fewer draws. */
    public static SpecRequest question(chipgap.proto.forecast.v1.ForecastSpec spec, int mostDraws) {
        SpecRequest request = request(spec);
        if (request.drawCount() != null && request.drawCount() > mostDraws) {
            throw new Failure.InvalidField(
                    "spec.draw_count",
                    "The draw count (%d) of this question must lie in [%d, %d]. Leave it unset for %d."
                            .formatted(
                                    request.drawCount(),
                                    ForecastSpec.FEWEST_DRAWS,
                                    mostDraws,
                                    ForecastSpec.DEFAULT_DRAWS));
        }
        return request;
    }

    private static void requireNoCountOfMedians(chipgap.proto.forecast.v1.ForecastSpec spec) {
        if (spec.getMedians() && spec.hasDrawCount() && spec.getDrawCount() != 1) {
            throw new Failure.InvalidField(
                    "spec.draw_count",
                    "Medians are one draw, not %d. Leave the draw count unset.".formatted(spec.getDrawCount()));
        }
    }

    /** Another world, which must change something. */
    public static CompareForecasts.Alternative alternative(Alternative message) {
        CompareForecasts.Alternative alternative = alternative("alternative", message);
        if (alternative.equals(new CompareForecasts.Alternative(null, null, null, null, List.of(), null, List.of()))) {
            throw new Failure.InvalidField(
                    "alternative",
                    "It changes nothing. Set a scenario, a date, a rule of allocation, a basis, changes, multipliers or assumptions.");
        }
        return alternative;
    }

    /** Another world, or the same. */
    static CompareForecasts.Alternative alternative(String field, Alternative message) {
        return new CompareForecasts.Alternative(
                message.getScenario().isEmpty()
                        ? null
                        : Names.id(field + ".scenario", "scenarios", message.getScenario()),
                message.hasAsOfDate() ? asOf(field + ".as_of_date", message.getAsOfDate()) : null,
                rule(field + ".allocation_rule", message.getAllocationRule()),
                basis(field + ".compute_basis", message.getComputeBasis()),
                OverlayMessages.changes(field + ".changes", message.getChangesList()),
                message.hasMultipliers()
                        ? OverlayMessages.multipliers(field + ".multipliers", message.getMultipliers())
                        : null,
                OverlayMessages.assumptions(field + ".assumptions", message.getAssumptionsList()));
    }

    /** A rule; null where unset. */
    static @Nullable AllocationRule rule(String field, chipgap.proto.forecast.v1.AllocationRule rule) {
        return switch (rule) {
            case ALLOCATION_RULE_UNSPECIFIED -> null;
            case ALLOCATION_RULE_TIERED -> AllocationRule.TIERED;
            case ALLOCATION_RULE_EQUAL_TIER -> AllocationRule.EQUAL_TIER;
            case ALLOCATION_RULE_PRO_RATA -> AllocationRule.PRO_RATA;
            case ALLOCATION_RULE_MARKET -> AllocationRule.MARKET;
            case UNRECOGNIZED ->
                throw new Failure.InvalidField(field, "The rule is not known here. Name one of the enum's values.");
        };
    }

    private static @Nullable ComputeBasis basis(String field, chipgap.proto.forecast.v1.ComputeBasis basis) {
        return switch (basis) {
            case COMPUTE_BASIS_UNSPECIFIED -> null;
            case COMPUTE_BASIS_OPS8 -> ComputeBasis.OPS8;
            case COMPUTE_BASIS_BF16_DENSE -> ComputeBasis.BF16_DENSE;
            case COMPUTE_BASIS_MEMORY_BANDWIDTH -> ComputeBasis.MEMORY_BANDWIDTH;
            case UNRECOGNIZED ->
                throw new Failure.InvalidField(field, "The basis is not known here. Name one of the enum's values.");
        };
    }

    private static LocalDate asOf(String field, Date message) {
        LocalDate date = TypeMessages.date(field, message);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        if (date.isAfter(today)) {
            throw new Failure.InvalidField(
                    field, "Nothing is known as of %s yet. Ask for %s or earlier.".formatted(date, today));
        }
        return date;
    }

    private static int drawCount(int drawCount) {
        if (drawCount < ForecastSpec.FEWEST_DRAWS || drawCount > ForecastSpec.MOST_DRAWS) {
            throw new Failure.InvalidField(
                    "spec.draw_count",
                    "The draw count (%d) must lie in [%d, %d]. Leave it unset for %d."
                            .formatted(
                                    drawCount,
                                    ForecastSpec.FEWEST_DRAWS,
                                    ForecastSpec.MOST_DRAWS,
                                    ForecastSpec.DEFAULT_DRAWS));
        }
        return drawCount;
    }
}
