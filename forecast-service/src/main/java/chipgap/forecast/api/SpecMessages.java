package chipgap.forecast.api;

import chipgap.forecast.app.CreateForecast;
import chipgap.forecast.model.ForecastSpec;
import chipgap.platform.grpc.Failure;
import chipgap.platform.type.Names;
import chipgap.platform.type.TypeMessages;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.regex.Pattern;

/** What a caller asks for, read with a clear refusal of each field. */
final class SpecMessages {
    private static final Pattern UUID4 =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-4[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}");

    private SpecMessages() {}

    static UUID requestId(String text) {
        if (!UUID4.matcher(text).matches()) {
            throw new Failure.InvalidField(
                    "request_id",
                    "'%s' is not a random UUID (version 4). Make a new one for each request.".formatted(text));
        }
        return UUID.fromString(text);
    }

    static CreateForecast.Request request(chipgap.proto.forecast.v1.ForecastSpec spec) {
        return new CreateForecast.Request(
                spec.getScenario().isEmpty() ? null : Names.id("spec.scenario", "scenarios", spec.getScenario()),
                spec.hasAsOfDate() ? asOf(spec) : null,
                spec.hasHorizon() ? TypeMessages.range("spec.horizon", spec.getHorizon()) : null,
                spec.hasDrawCount() ? drawCount(spec.getDrawCount()) : null,
                spec.hasSeed() ? spec.getSeed() : null);
    }

    private static LocalDate asOf(chipgap.proto.forecast.v1.ForecastSpec spec) {
        LocalDate date = TypeMessages.date("spec.as_of_date", spec.getAsOfDate());
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        if (date.isAfter(today)) {
            throw new Failure.InvalidField(
                    "spec.as_of_date", "Nothing is known as of %s yet. Ask for %s or earlier.".formatted(date, today));
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
