package chipgap.forecast.api;

import chipgap.forecast.app.PublishedFigures;
import chipgap.forecast.app.SampledInputs;
import chipgap.forecast.app.TraceLineage;
import chipgap.forecast.model.Lineage;
import chipgap.forecast.model.LineageQuestion.Output;
import chipgap.platform.grpc.Failure;
import chipgap.platform.type.Names;
import chipgap.platform.type.TypeMessages;
import chipgap.proto.forecast.v1.ForecastSpec;
import chipgap.proto.forecast.v1.LineageFigure;
import chipgap.proto.forecast.v1.LineageInput;
import chipgap.proto.forecast.v1.LineageMeasure;
import chipgap.proto.forecast.v1.LineageOrigin;
import chipgap.proto.forecast.v1.LineageOriginKind;
import chipgap.proto.forecast.v1.LineageOutput;
import chipgap.proto.type.v1.EvidenceGrade;
import chipgap.proto.type.v1.Source;
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

    static LineageOrigin message(TraceLineage.Traced traced) {
        LineageOrigin.Builder message = LineageOrigin.newBuilder()
                .setName(traced.name())
                .setKind(kind(traced.kind()))
                .setService(
                        traced.service() == null ? "" : traced.service().name().toLowerCase(Locale.ROOT))
                .setVarianceShare(traced.varianceShare())
                .setStandardError(traced.standardError())
                .setDescription(traced.description())
                .addAllFigures(
                        traced.figures().stream().map(LineageMessages::message).toList())
                .setFigureCount(traced.figureCount())
                .addAllLoaded(traced.loaded());
        if (traced.measure() != null) {
            message.setMeasure(message(traced.measure()));
        }
        return message.build();
    }

    private static LineageOriginKind kind(SampledInputs.Kind kind) {
        return switch (kind) {
            case QUANTITY -> LineageOriginKind.LINEAGE_ORIGIN_KIND_QUANTITY;
            case PROVISION -> LineageOriginKind.LINEAGE_ORIGIN_KIND_PROVISION;
            case FACTOR -> LineageOriginKind.LINEAGE_ORIGIN_KIND_FACTOR;
            case CHOICE -> LineageOriginKind.LINEAGE_ORIGIN_KIND_CHOICE;
        };
    }

    private static LineageFigure message(SampledInputs.Cited cited) {
        PublishedFigures.Figure figure = cited.figure();
        LineageFigure.Builder message = LineageFigure.newBuilder()
                .setName(figure.name())
                .setPeriod(figure.period())
                .setUnit(figure.unit())
                .setSource(message(figure.source()))
                .setSourceWeight(cited.sourceWeight())
                .setAssumption(cited.isAssumption());
        if (figure.low() != null) {
            message.setLow(figure.low());
        }
        if (figure.central() != null) {
            message.setCentral(figure.central());
        }
        if (figure.high() != null) {
            message.setHigh(figure.high());
        }
        return message.build();
    }

    private static Source message(PublishedFigures.Source source) {
        return Source.newBuilder()
                .setPublisher(source.publisher())
                .setTitle(source.title())
                .setUrl(source.url())
                .setPublishedDate(TypeMessages.message(source.published()))
                .setGrade(EvidenceGrade.valueOf("EVIDENCE_GRADE_" + source.grade()))
                .build();
    }

    private static LineageMeasure message(SampledInputs.Act measure) {
        return LineageMeasure.newBuilder()
                .setName(measure.name())
                .setTitle(measure.title())
                .setJurisdiction(measure.jurisdiction())
                .setAnnouncedDate(TypeMessages.message(measure.announced()))
                .setReason(measure.reason())
                .addAllReferences(measure.references().stream()
                        .map(LineageMessages::message)
                        .toList())
                .build();
    }
}
