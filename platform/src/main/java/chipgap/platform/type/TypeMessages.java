package chipgap.platform.type;

import chipgap.kernel.evidence.Figure;
import chipgap.kernel.evidence.Grade;
import chipgap.kernel.evidence.StatementCheck;
import chipgap.kernel.evidence.Vintage;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.random.DrawPlan;
import chipgap.kernel.random.HypercubeSampler;
import chipgap.kernel.random.MedianSampler;
import chipgap.kernel.random.MixedSampler;
import chipgap.kernel.random.PhiloxSampler;
import chipgap.kernel.random.Sampler;
import chipgap.kernel.random.SobolSampler;
import chipgap.kernel.summary.Sample;
import chipgap.kernel.summary.Summary;
import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import chipgap.platform.grpc.Failure;
import chipgap.proto.type.v1.Distribution;
import chipgap.proto.type.v1.EvidenceGrade;
import chipgap.proto.type.v1.ModelDescription;
import chipgap.proto.type.v1.Provenance;
import chipgap.proto.type.v1.Quantiles;
import com.google.protobuf.Timestamp;
import com.google.type.Date;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Supplier;

/** The messages of chipgap.type.v1 ⇄ the kernel's types. Reading takes the path of the field, so that a refusal can name it. */
public final class TypeMessages {
    /** Most draws of one block. */
    public static final int MOST_DRAWS_IN_A_BLOCK = 512;

    private TypeMessages() {}

    public static Quarter quarter(String field, chipgap.proto.type.v1.Quarter message) {
        return reading(field, () -> new Quarter(message.getYear(), message.getQuarter()));
    }

    public static chipgap.proto.type.v1.Quarter message(Quarter quarter) {
        return chipgap.proto.type.v1.Quarter.newBuilder()
                .setYear(quarter.year())
                .setQuarter(quarter.number())
                .build();
    }

    /** A sample with the quantiles of every forecast. */
    public static Distribution message(Sample sample) {
        return Distribution.newBuilder()
                .setMean(sample.mean())
                .setStandardError(sample.standardError())
                .setQuantiles(Quantiles.newBuilder()
                        .addAllProbabilities(Summary.PROBABILITIES)
                        .addAllValues(sample.quantiles(Summary.PROBABILITIES)))
                .build();
    }

    public static chipgap.proto.type.v1.StatementCheck message(StatementCheck check) {
        Figure figure = check.figure();
        chipgap.proto.type.v1.StatementCheck.Builder message = chipgap.proto.type.v1.StatementCheck.newBuilder()
                .setFigure(Names.name("figures", figure.id()))
                .setPublisher(figure.source())
                .setPublishedDate(message(figure.publishedOn()))
                .setTitle(check.title())
                .setUnit(check.unit())
                .setP5(check.model().quantile(0.05))
                .setP50(check.model().quantile(0.5))
                .setP95(check.model().quantile(0.95))
                .setPercentile(check.percentile())
                .setDrawCount(check.model().draws());
        if (figure.low() != null) {
            message.setStatedLow(figure.low());
        }
        if (figure.central() != null) {
            message.setStatedCentral(figure.central());
        }
        if (figure.high() != null) {
            message.setStatedHigh(figure.high());
        }
        return message.build();
    }

    /** A required range. */
    public static QuarterRange range(String field, chipgap.proto.type.v1.QuarterRange message) {
        Quarter start = quarter(field + ".start", message.getStart());
        Quarter end = quarter(field + ".end", message.getEnd());
        return reading(field, () -> new QuarterRange(start, end));
    }

    public static chipgap.proto.type.v1.QuarterRange message(QuarterRange range) {
        return chipgap.proto.type.v1.QuarterRange.newBuilder()
                .setStart(message(range.start()))
                .setEnd(message(range.end()))
                .build();
    }

    /** A required range that must lie inside what a model can answer for. */
    public static QuarterRange horizon(
            String field, chipgap.proto.type.v1.QuarterRange message, QuarterRange modelHorizon) {
        QuarterRange horizon = range(field, message);
        if (!modelHorizon.contains(horizon)) {
            throw new Failure.Precondition(
                    "HORIZON_OUTSIDE_DATA",
                    field,
                    "The horizon (%s) must lie inside what the data covers (%s).".formatted(horizon, modelHorizon));
        }
        return horizon;
    }

    /** A required block of draws. */
    public static DrawBlock block(String field, chipgap.proto.type.v1.DrawBlock message) {
        if (message.getDrawCount() < 1 || message.getDrawCount() > MOST_DRAWS_IN_A_BLOCK) {
            throw new Failure.InvalidField(
                    field + ".draw_count",
                    "The draw count (%d) of a block must lie in [1, %d]. Ask for more draws in several blocks."
                            .formatted(message.getDrawCount(), MOST_DRAWS_IN_A_BLOCK));
        }
        Sampler sampler = sampler(field, message);
        return reading(
                field + ".first_draw",
                () -> new DrawBlock(message.getSeed(), message.getFirstDraw(), message.getDrawCount(), sampler));
    }

    private static Sampler sampler(String field, chipgap.proto.type.v1.DrawBlock message) {
        if (message.getMedians()) {
            if (message.hasPlan()) {
                throw new Failure.InvalidField(
                        field + ".plan", "The one draw of medians has no plan. Leave the plan or the medians unset.");
            }
            return new MedianSampler();
        }
        return message.hasPlan() ? new MixedSampler(plan(field + ".plan", message.getPlan())) : new PhiloxSampler();
    }

    private static DrawPlan plan(String field, chipgap.proto.type.v1.DrawPlan message) {
        int points = message.getDrawsPerScramble();
        if (Integer.bitCount(points) != 1 || points < 2 || points > 1 << DrawPlan.MOST_POINT_BITS) {
            throw new Failure.InvalidField(
                    field + ".draws_per_scramble",
                    "The draws of a scramble (%d) must be a power of two in [2, %d]. Leave the plan unset for independent draws."
                            .formatted(points, 1 << DrawPlan.MOST_POINT_BITS));
        }
        return reading(
                field + ".scramble_count",
                () -> new DrawPlan(message.getScrambleCount(), Integer.numberOfTrailingZeros(points)));
    }

    public static chipgap.proto.type.v1.DrawBlock message(DrawBlock block) {
        chipgap.proto.type.v1.DrawBlock.Builder message = chipgap.proto.type.v1.DrawBlock.newBuilder()
                .setSeed(block.seed())
                .setFirstDraw(block.firstDraw())
                .setDrawCount(block.drawCount());
        return switch (block.sampler()) {
            case PhiloxSampler _ -> message.build();
            case MedianSampler _ -> message.setMedians(true).build();
            case MixedSampler mixed -> message.setPlan(message(mixed.plan())).build();
            case HypercubeSampler _, SobolSampler _ ->
                throw new IllegalArgumentException(
                        "%s does not travel. Send independent draws or a plan.".formatted(block.sampler()));
        };
    }

    public static chipgap.proto.type.v1.DrawPlan message(DrawPlan plan) {
        return chipgap.proto.type.v1.DrawPlan.newBuilder()
                .setScrambleCount(plan.scrambles())
                .setDrawsPerScramble(plan.points())
                .build();
    }

    /** A required date. */
    public static LocalDate date(String field, Date message) {
        try {
            return LocalDate.of(message.getYear(), message.getMonth(), message.getDay());
        } catch (DateTimeException invalid) {
            throw new Failure.InvalidField(
                    field,
                    "%d-%d-%d is not a date (year-month-day). Set all three parts."
                            .formatted(message.getYear(), message.getMonth(), message.getDay()));
        }
    }

    public static Date message(LocalDate date) {
        return Date.newBuilder()
                .setYear(date.getYear())
                .setMonth(date.getMonthValue())
                .setDay(date.getDayOfMonth())
                .build();
    }

    public static Timestamp message(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }

    /** A required vintage. */
    public static Vintage vintage(String field, chipgap.proto.type.v1.Vintage message) {
        LocalDate asOf = date(field + ".as_of_date", message.getAsOfDate());
        if (!message.hasRecordedTime()) {
            throw new Failure.InvalidField(
                    field + ".recorded_time",
                    "The recorded time is unset. A vintage pins both its date and its instant.");
        }
        Timestamp time = message.getRecordedTime();
        try {
            return new Vintage(asOf, Instant.ofEpochSecond(time.getSeconds(), time.getNanos()));
        } catch (DateTimeException | ArithmeticException invalid) {
            throw new Failure.InvalidField(
                    field + ".recorded_time",
                    "%d seconds is no instant. Cite a vintage that the service gave.".formatted(time.getSeconds()));
        }
    }

    public static chipgap.proto.type.v1.Vintage message(Vintage vintage) {
        return chipgap.proto.type.v1.Vintage.newBuilder()
                .setAsOfDate(message(vintage.asOf()))
                .setRecordedTime(message(vintage.recordedUntil()))
                .build();
    }

    public static Provenance provenance(String modelVersion, Vintage vintage, long seed, String inputDigest) {
        return Provenance.newBuilder()
                .setModelVersion(modelVersion)
                .setVintage(message(vintage))
                .setSeed(seed)
                .setInputDigest(inputDigest)
                .build();
    }

    public static ModelDescription description(
            String modelVersion, Vintage newest, QuarterRange horizon, int rows, int unusedRows) {
        return ModelDescription.newBuilder()
                .setModelVersion(modelVersion)
                .setNewestVintage(message(newest))
                .setHorizon(message(horizon))
                .setRowCount(rows)
                .setUnusedRowCount(unusedRows)
                .build();
    }

    public static EvidenceGrade message(Grade grade) {
        return switch (grade) {
            case A -> EvidenceGrade.EVIDENCE_GRADE_A;
            case B -> EvidenceGrade.EVIDENCE_GRADE_B;
            case C -> EvidenceGrade.EVIDENCE_GRADE_C;
            case D -> EvidenceGrade.EVIDENCE_GRADE_D;
        };
    }

    /** Runs a reader whose refusal becomes that of a field. */
    public static <T> T reading(String field, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException refusal) {
            throw new Failure.InvalidField(field, String.valueOf(refusal.getMessage()));
        }
    }
}
