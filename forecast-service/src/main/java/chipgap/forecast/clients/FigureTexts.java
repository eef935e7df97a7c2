package chipgap.forecast.clients;

import chipgap.forecast.app.PublishedFigures;
import chipgap.forecast.app.PublishedFigures.Service;
import chipgap.platform.type.TypeMessages;
import chipgap.proto.figure.v1.Comparison;
import chipgap.proto.figure.v1.Figure;
import chipgap.proto.figure.v1.Quantity;
import chipgap.proto.figure.v1.Voice;
import chipgap.proto.type.v1.Source;
import com.google.protobuf.Timestamp;
import java.time.Instant;

/** Figures and sources as they are told upstream. */
final class FigureTexts {
    private static final int GRADE = "EVIDENCE_GRADE_".length();
    private static final int QUANTITY = "quantities/".length();

    private FigureTexts() {}

    static PublishedFigures.Figure figure(Service service, Figure figure) {
        Timestamp recorded = figure.getRecordedTime();
        return new PublishedFigures.Figure(
                service,
                figure.getName(),
                figure.getQuantity().substring(QUANTITY),
                figure.getPeriod(),
                figure.hasLow() ? figure.getLow() : null,
                figure.hasCentral() ? figure.getCentral() : null,
                figure.hasHigh() ? figure.getHigh() : null,
                figure.getCoverageProbability(),
                figure.getUnit(),
                source(figure.getSource()),
                figure.getNote(),
                Instant.ofEpochSecond(recorded.getSeconds(), recorded.getNanos()),
                figure.getRecordedBy(),
                figure.getReason());
    }

    static PublishedFigures.Source source(Source source) {
        return new PublishedFigures.Source(
                source.getPublisher(),
                source.getTitle(),
                source.getUrl(),
                TypeMessages.date("published_date", source.getPublishedDate()),
                source.getGrade().name().substring(GRADE));
    }

    static PublishedFigures.Quantity quantity(Service service, Quantity quantity) {
        return new PublishedFigures.Quantity(
                service,
                quantity.getName().substring(QUANTITY),
                quantity.getUnit(),
                quantity.getDescription(),
                quantity.getIsModelInput());
    }

    static PublishedFigures.Comparison comparison(Service service, Comparison comparison) {
        return new PublishedFigures.Comparison(
                comparison.getQuantity().substring(QUANTITY),
                comparison.getPeriod(),
                comparison.getUnit(),
                comparison.getVoicesList().stream()
                        .map(voice -> voice(service, voice))
                        .toList(),
                comparison.getPool().getValuesList());
    }

    private static PublishedFigures.Voice voice(Service service, Voice voice) {
        return new PublishedFigures.Voice(
                figure(service, voice.getFigure()),
                voice.hasLow() ? voice.getLow() : null,
                voice.hasCentral() ? voice.getCentral() : null,
                voice.hasHigh() ? voice.getHigh() : null,
                voice.getWeight(),
                voice.getMedian());
    }
}
