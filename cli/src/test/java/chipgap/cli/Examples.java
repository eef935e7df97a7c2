package chipgap.cli;

import chipgap.proto.figure.v1.Figure;
import chipgap.proto.forecast.v1.ConstraintShare;
import chipgap.proto.forecast.v1.Forecast;
import chipgap.proto.forecast.v1.ForecastResult;
import chipgap.proto.forecast.v1.ForecastSpec;
import chipgap.proto.forecast.v1.PathwaySupply;
import chipgap.proto.forecast.v1.QuarterOutlook;
import chipgap.proto.forecast.v1.SegmentOutlook;
import chipgap.proto.type.v1.Distribution;
import chipgap.proto.type.v1.EvidenceGrade;
import chipgap.proto.type.v1.Pathway;
import chipgap.proto.type.v1.Quantiles;
import chipgap.proto.type.v1.Quarter;
import chipgap.proto.type.v1.Source;
import chipgap.proto.type.v1.SupplyConstraint;
import com.google.protobuf.Timestamp;
import com.google.type.Date;
import java.util.List;

/** A small forecast and a figure, made by hand. */
final class Examples {
    private Examples() {}

    /** Two quarters, one segment. */
    static Forecast forecast() {
        return Forecast.newBuilder()
                .setName("forecasts/abc")
                .setSpec(ForecastSpec.newBuilder()
                        .setScenario("scenarios/baseline")
                        .setAsOfDate(Date.newBuilder().setYear(2025).setMonth(9).setDay(30))
                        .setDrawCount(8192)
                        .setSeed(7))
                .setUsedDrawCount(8192)
                .setResult(ForecastResult.newBuilder()
                        .addQuarters(outlook(4, 20_000, SupplyConstraint.SUPPLY_CONSTRAINT_HBM))
                        .addQuarters(outlook(3, 80_000, SupplyConstraint.SUPPLY_CONSTRAINT_NONE)))
                .build();
    }

    private static QuarterOutlook outlook(int quarter, double shortfall, SupplyConstraint constraint) {
        return QuarterOutlook.newBuilder()
                .setQuarter(Quarter.newBuilder().setYear(2025).setQuarter(quarter))
                .setDemandH100E(distribution(200_000, 300_000, 400_000))
                .setSupplyH100E(distribution(100_000, 1_234_567, 2_000_000))
                .setShortfallH100E(distribution(0, shortfall, 100_000))
                .setFillRate(distribution(.25, .5, 1))
                .setShortageProbability(.75)
                .addPathways(PathwaySupply.newBuilder()
                        .setPathway(Pathway.PATHWAY_GREY_MARKET)
                        .setSupplyH100E(distribution(1, 2, 3)))
                .addSegments(SegmentOutlook.newBuilder()
                        .setSegment("segments/telecom")
                        .setDemandH100E(distribution(1, 2, 3))
                        .setShortfallH100E(distribution(0, 1, 2))
                        .setFillRate(distribution(.25, .5, 1))
                        .setShortageProbability(.6)
                        .setShortageProbabilityStandardError(.01))
                .addConstraints(
                        ConstraintShare.newBuilder().setConstraint(constraint).setDrawFraction(.9))
                .build();
    }

    private static Distribution distribution(double low, double median, double high) {
        return Distribution.newBuilder()
                .setMean(median)
                .setStandardError(.5)
                .setQuantiles(Quantiles.newBuilder()
                        .addAllProbabilities(List.of(.05, .5, .95))
                        .addAllValues(List.of(low, median, high)))
                .build();
    }

    /** A published range. */
    static Figure.Builder dieYield() {
        return Figure.newBuilder()
                .setName("figures/F0006")
                .setQuantity("quantities/smic.ai_die.yield")
                .setPeriod("2025")
                .setLow(20)
                .setCentral(30.5)
                .setHigh(40)
                .setCoverageProbability(.8)
                .setUnit("percent")
                .setSource(Source.newBuilder()
                        .setPublisher("Bernstein")
                        .setTitle("China AI chip report")
                        .setUrl("https://example.org/report")
                        .setPublishedDate(date(7, 17))
                        .setAccessedDate(date(8, 1))
                        .setGrade(EvidenceGrade.EVIDENCE_GRADE_B))
                .setNote("AI chip yield range")
                .setRecordedTime(Timestamp.newBuilder().setSeconds(1_763_812_800))
                .setRecordedBy("chipgap")
                .setReason("shipped with the project");
    }

    static Date date(int month, int day) {
        return Date.newBuilder().setYear(2025).setMonth(month).setDay(day).build();
    }
}
