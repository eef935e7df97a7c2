package chipgap.platform.figure;

import chipgap.kernel.evidence.Grade;
import chipgap.kernel.evidence.ValueKind;
import chipgap.platform.grpc.Failure;
import chipgap.platform.type.TypeMessages;
import chipgap.platform.unit.Unit;
import chipgap.proto.figure.v1.Comparison;
import chipgap.proto.figure.v1.Figure;
import chipgap.proto.figure.v1.ImportFiguresResponse;
import chipgap.proto.figure.v1.Quantity;
import chipgap.proto.figure.v1.RefusedRow;
import chipgap.proto.figure.v1.Voice;
import chipgap.proto.type.v1.EvidenceGrade;
import chipgap.proto.type.v1.Quantiles;
import chipgap.proto.type.v1.Source;
import chipgap.proto.type.v1.UnitKind;
import com.google.type.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The messages of chipgap.figure.v1 ⇄ rows. */
final class FigureMessages {
    static final String FIGURES = "figures/";
    static final String QUANTITIES = "quantities/";

    /** Names of quantities: lower case, parts apart by dots. */
    static final Pattern QUANTITY = Pattern.compile("(?=.{1,120}$)[a-z0-9]+([._-]+[a-z0-9]+)*");

    /** Where a column of a file stands in the message. */
    private static final Map<String, String> PATHS = Map.ofEntries(
            Map.entry("id", "name"),
            Map.entry("coverage", "coverage_probability"),
            Map.entry("publisher", "source.publisher"),
            Map.entry("title", "source.title"),
            Map.entry("url", "source.url"),
            Map.entry("published_on", "source.published_date"),
            Map.entry("accessed_on", "source.accessed_date"),
            Map.entry("grade", "source.grade"),
            Map.entry("supersedes", "superseded_figure"));

    private FigureMessages() {}

    /** Path of a column in a field of the request that holds a figure. */
    static String path(String field, String column) {
        return field + "." + PATHS.getOrDefault(column, column);
    }

    /** The id in a required resource name. */
    static String id(String field, String collection, Pattern form, String name) {
        if (name.startsWith(collection)
                && form.matcher(name.substring(collection.length())).matches()) {
            return name.substring(collection.length());
        }
        throw new Failure.InvalidField(
                field, "'%s' is not a resource name. Write it like %s{id}.".formatted(name, collection));
    }

    /** The id in a resource name; what is no such name is left as it is, for the rules to refuse. */
    private static String bare(String collection, String name) {
        return name.startsWith(collection) ? name.substring(collection.length()) : name;
    }

    /** A figure to record; an empty name gets an id, an unset date of access is today. */
    static FigureRow row(Figure figure, LocalDate today, Problems problems) {
        Source source = figure.getSource();
        return new FigureRow(
                figure.getName().isEmpty() ? UUID.randomUUID().toString() : bare(FIGURES, figure.getName()),
                bare(QUANTITIES, figure.getQuantity()),
                figure.getPeriod(),
                figure.hasLow() ? figure.getLow() : null,
                figure.hasCentral() ? figure.getCentral() : null,
                figure.hasHigh() ? figure.getHigh() : null,
                figure.getCoverageProbability() == 0 ? FigureRow.DEFAULT_COVERAGE : figure.getCoverageProbability(),
                figure.getUnit(),
                source.getPublisher(),
                source.getTitle(),
                publishedOn(source, today, problems),
                source.hasAccessedDate() ? date("accessed_on", source.getAccessedDate(), today, problems) : today,
                source.getUrl(),
                grade(source, problems),
                figure.getNote(),
                figure.getSupersededFigure().isEmpty() ? null : bare(FIGURES, figure.getSupersededFigure()));
    }

    private static LocalDate publishedOn(Source source, LocalDate today, Problems problems) {
        if (!source.hasPublishedDate()) {
            problems.add("published_on", "", "A source needs its date. Set all three parts of published_date.");
            return today;
        }
        return date("published_on", source.getPublishedDate(), today, problems);
    }

    private static LocalDate date(String column, Date date, LocalDate today, Problems problems) {
        try {
            return TypeMessages.date(column, date);
        } catch (Failure.InvalidField invalid) {
            problems.add(column, date, invalid.getMessage());
            return today;
        }
    }

    private static Grade grade(Source source, Problems problems) {
        Grade grade = grade(source.getGrade());
        if (grade == null) {
            problems.add(
                    "grade", source.getGradeValue(), "A source needs its grade. Set one of EVIDENCE_GRADE_A to D.");
            return Grade.D;
        }
        return grade;
    }

    /** A grade; null for none. */
    static @Nullable Grade grade(EvidenceGrade grade) {
        return switch (grade) {
            case EVIDENCE_GRADE_A -> Grade.A;
            case EVIDENCE_GRADE_B -> Grade.B;
            case EVIDENCE_GRADE_C -> Grade.C;
            case EVIDENCE_GRADE_D -> Grade.D;
            case EVIDENCE_GRADE_UNSPECIFIED, UNRECOGNIZED -> null;
        };
    }

    static Figure message(RecordedFigure recorded) {
        return figure(recorded.row())
                .setRecordedTime(TypeMessages.message(recorded.recordedAt()))
                .setRecordedBy(recorded.recordedBy())
                .setReason(recorded.reason())
                .build();
    }

    private static Figure.Builder figure(FigureRow row) {
        Figure.Builder figure = Figure.newBuilder()
                .setName(FIGURES + row.id())
                .setQuantity(QUANTITIES + row.quantity())
                .setPeriod(row.period())
                .setCoverageProbability(row.coverage())
                .setUnit(row.unit())
                .setSource(source(row))
                .setNote(row.note())
                .setSupersededFigure(row.supersedes() == null ? "" : FIGURES + row.supersedes());
        if (row.low() != null) {
            figure.setLow(row.low());
        }
        if (row.central() != null) {
            figure.setCentral(row.central());
        }
        if (row.high() != null) {
            figure.setHigh(row.high());
        }
        return figure;
    }

    static Source source(FigureRow row) {
        return Source.newBuilder()
                .setPublisher(row.publisher())
                .setTitle(row.title())
                .setUrl(row.url())
                .setPublishedDate(TypeMessages.message(row.publishedOn()))
                .setAccessedDate(TypeMessages.message(row.accessedOn()))
                .setGrade(TypeMessages.message(row.grade()))
                .build();
    }

    /** A quantity; {@code sampled} says how the model samples it, null that it does not. */
    static Quantity message(QuantityRow row, chipgap.kernel.evidence.@Nullable Quantity sampled) {
        Unit unit = Unit.parse(row.unit());
        Quantity.Builder message = Quantity.newBuilder()
                .setName(QUANTITIES + row.name())
                .setUnit(row.unit())
                .setKind(message(row.kind()))
                .setDescription(row.description())
                .setIsModelInput(sampled != null)
                .setUnitKind(message(unit.kind()))
                .setPerUnitKind(message(unit.per()));
        if (sampled != null) {
            message.setSampling(EvidenceMessages.sampling(sampled));
        }
        return message.build();
    }

    private static UnitKind message(chipgap.platform.unit.@Nullable UnitKind kind) {
        return kind == null ? UnitKind.UNIT_KIND_UNSPECIFIED : UnitKind.valueOf("UNIT_KIND_" + kind.name());
    }

    private static chipgap.proto.figure.v1.ValueKind message(ValueKind kind) {
        return switch (kind) {
            case POSITIVE -> chipgap.proto.figure.v1.ValueKind.VALUE_KIND_POSITIVE;
            case FRACTION -> chipgap.proto.figure.v1.ValueKind.VALUE_KIND_FRACTION;
            case REAL -> chipgap.proto.figure.v1.ValueKind.VALUE_KIND_REAL;
        };
    }

    /** A kind; null for none. */
    static @Nullable ValueKind kind(chipgap.proto.figure.v1.ValueKind kind) {
        return switch (kind) {
            case VALUE_KIND_POSITIVE -> ValueKind.POSITIVE;
            case VALUE_KIND_FRACTION -> ValueKind.FRACTION;
            case VALUE_KIND_REAL -> ValueKind.REAL;
            case VALUE_KIND_UNSPECIFIED, UNRECOGNIZED -> null;
        };
    }

    static ImportFiguresResponse message(ImportFigures.Report report) {
        return ImportFiguresResponse.newBuilder()
                .setRecordedCount(report.recorded())
                .setRefusedCount(report.refused())
                .addAllRefusedRows(report.refusals().stream()
                        .map(refusal -> RefusedRow.newBuilder()
                                .setLine(refusal.line())
                                .setColumn(refusal.problem().column())
                                .setValue(refusal.problem().value())
                                .setReason(refusal.problem().reason())
                                .build())
                        .toList())
                .build();
    }

    static Comparison message(
            QuantityRow quantity,
            String period,
            chipgap.kernel.evidence.Comparison comparison,
            Map<String, RecordedFigure> recorded,
            List<Double> probabilities) {
        return Comparison.newBuilder()
                .setQuantity(QUANTITIES + quantity.name())
                .setPeriod(period)
                .setUnit(quantity.unit())
                .addAllVoices(comparison.voices().stream()
                        .map(voice -> message(
                                voice,
                                Objects.requireNonNull(
                                        recorded.get(voice.figure().id()))))
                        .toList())
                .setPool(Quantiles.newBuilder()
                        .addAllProbabilities(probabilities)
                        .addAllValues(comparison.pool()))
                .build();
    }

    private static Voice message(chipgap.kernel.evidence.Comparison.Voice voice, RecordedFigure recorded) {
        chipgap.kernel.evidence.Figure figure = voice.figure();
        Voice.Builder message = Voice.newBuilder()
                .setFigure(message(recorded))
                .setWeight(voice.weight())
                .setMedian(voice.median())
                .setPoolProbability(voice.poolProbability());
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
}
