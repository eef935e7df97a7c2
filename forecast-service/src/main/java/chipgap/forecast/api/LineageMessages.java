package chipgap.forecast.api;

import chipgap.forecast.model.Lineage;
import chipgap.forecast.model.LineageQuestion.Output;
import chipgap.platform.grpc.Failure;
import chipgap.platform.type.Names;
import chipgap.proto.forecast.v1.ForecastSpec;
import chipgap.proto.forecast.v1.LineageInput;
import chipgap.proto.forecast.v1.LineageOutput;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lineage as messages. */
final class LineageMessages {
    private LineageMessages() {}

    static Output output(LineageOutput output) {
        return switch (output) {
            case LINEAGE_OUTPUT_UNSPECIFIED, LINEAGE_OUTPUT_SHORTFALL -> Output.SHORTFALL;
            case LINEAGE_OUTPUT_FILL_RATE -> Output.FILL_RATE;
            case UNRECOGNIZED ->
                throw new Failure.InvalidField(
                        "output", "The output is not known here. Name one of the enum's values.");
        };
    }

    /** A segment; null where unset. */
    static @Nullable String segment(String segment) {
        return segment.isEmpty() ? null : Names.name("segments", Names.id("segment", "segments", segment));
    }

    /** One draw has no spread. */
    static void requireManyDraws(ForecastSpec spec) {
        if (spec.getMedians()) {
            throw new Failure.InvalidField("spec.medians", "One draw has no spread to explain. Ask for random draws.");
        }
    }

    static LineageInput message(Lineage.Input input) {
        return LineageInput.newBuilder()
                .setInput(input.name())
                .setService(input.service().name().toLowerCase(Locale.ROOT))
                .setVarianceShare(input.varianceShare())
                .setStandardError(input.standardError())
                .build();
    }
}
