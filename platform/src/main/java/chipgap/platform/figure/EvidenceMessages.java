package chipgap.platform.figure;

import chipgap.kernel.evidence.Figure;
import chipgap.kernel.evidence.Grade;
import chipgap.kernel.evidence.Quantity;
import chipgap.kernel.evidence.TimeShape;
import chipgap.kernel.evidence.ValueKind;
import chipgap.kernel.time.Period;
import chipgap.platform.type.TypeMessages;
import chipgap.platform.unit.Unit;
import chipgap.proto.figure.v1.Sampling;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a service tells of its quantities and figures, as the evidence that its model samples: the same evidence, the same numbers. */
public final class EvidenceMessages {
    private EvidenceMessages() {}

    static Sampling sampling(Quantity quantity) {
        return Sampling.newBuilder()
                .setStream(TypeMessages.message(quantity.input()))
                .setShape(shape(quantity.shape()))
                .setWalkSd(quantity.walkSd())
                .setRamp(quantity.ramp())
                .putAllLoadings(quantity.loadings())
                .build();
    }

    private static chipgap.proto.figure.v1.TimeShape shape(TimeShape shape) {
        return switch (shape) {
            case CONSTANT -> chipgap.proto.figure.v1.TimeShape.TIME_SHAPE_CONSTANT;
            case LEVEL -> chipgap.proto.figure.v1.TimeShape.TIME_SHAPE_LEVEL;
            case FLOW -> chipgap.proto.figure.v1.TimeShape.TIME_SHAPE_FLOW;
        };
    }

    /**
     * A quantity that a model samples.
     *
     * @throws IllegalArgumentException when it is told in words that are not known here
     */
    public static Quantity quantity(chipgap.proto.figure.v1.Quantity message) {
        Sampling sampling = message.getSampling();
        return new Quantity(
                sampling.getStream().getName(),
                message.getUnit(),
                kind(message),
                shape(message),
                sampling.getWalkSd(),
                sampling.getRamp(),
                sampling.getLoadingsMap(),
                TypeMessages.input(sampling.getStream()).samplingDimension(),
                message.getDescription());
    }

    private static ValueKind kind(chipgap.proto.figure.v1.Quantity message) {
        ValueKind kind = FigureMessages.kind(message.getKind());
        if (kind == null) {
            throw new IllegalArgumentException(
                    "The kind %s of %s is not known here.".formatted(message.getKind(), message.getName()));
        }
        return kind;
    }

    private static TimeShape shape(chipgap.proto.figure.v1.Quantity message) {
        return switch (message.getSampling().getShape()) {
            case TIME_SHAPE_CONSTANT -> TimeShape.CONSTANT;
            case TIME_SHAPE_LEVEL -> TimeShape.LEVEL;
            case TIME_SHAPE_FLOW -> TimeShape.FLOW;
            case TIME_SHAPE_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalArgumentException("The shape of %s is not known here.".formatted(message.getName()));
        };
    }

    /**
     * A figure in the unit of its quantity.
     *
     * @throws IllegalArgumentException when its unit or period is not known here
     */
    public static Figure figure(chipgap.proto.figure.v1.Figure message, String quantityUnit) {
        double factor = message.getUnit().equals(quantityUnit)
                ? 1
                : Unit.parse(message.getUnit()).factorTo(Unit.parse(quantityUnit));
        return new Figure(
                message.getName().substring(FigureMessages.FIGURES.length()),
                message.getQuantity().substring(FigureMessages.QUANTITIES.length()),
                Period.parse(message.getPeriod()),
                scaled(message.hasLow(), message.getLow(), factor),
                scaled(message.hasCentral(), message.getCentral(), factor),
                scaled(message.hasHigh(), message.getHigh(), factor),
                message.getCoverageProbability(),
                message.getSource().getPublisher(),
                Objects.requireNonNullElse(
                        FigureMessages.grade(message.getSource().getGrade()), Grade.D),
                TypeMessages.date("published_date", message.getSource().getPublishedDate()),
                message.getSupersededFigure().isEmpty()
                        ? null
                        : message.getSupersededFigure().substring(FigureMessages.FIGURES.length()));
    }

    private static @Nullable Double scaled(boolean stated, double value, double factor) {
        return stated ? Double.valueOf(value * factor) : null;
    }
}
