package chipgap.demand.api;

import chipgap.demand.model.StatementCheck;
import chipgap.kernel.summary.Summary;
import chipgap.platform.type.TypeMessages;
import chipgap.proto.demand.v1.DemandAmount;
import chipgap.proto.demand.v1.DemandMeasure;
import chipgap.proto.type.v1.Distribution;
import chipgap.proto.type.v1.Quantiles;

/** What is wanted in a quarter, and statements beside the model, as messages. */
final class ViewMessages {
    private ViewMessages() {}

    static DemandAmount message(chipgap.demand.model.DemandAmount amount) {
        DemandAmount.Builder message = DemandAmount.newBuilder()
                .setMeasure(DemandMeasure.valueOf(
                        "DEMAND_MEASURE_" + amount.measure().name()))
                .setUnit(amount.measure().unit())
                .setAmount(Distribution.newBuilder()
                        .setMean(amount.mean())
                        .setStandardError(amount.standardError())
                        .setQuantiles(Quantiles.newBuilder()
                                .addAllProbabilities(Summary.PROBABILITIES)
                                .addAllValues(amount.quantiles(Summary.PROBABILITIES))));
        if (amount.segment() != null) {
            message.setSegment(DemandMessages.name(amount.segment()));
        }
        return message.build();
    }

    static chipgap.proto.demand.v1.StatementCheck message(StatementCheck check) {
        chipgap.proto.demand.v1.StatementCheck.Builder message = chipgap.proto.demand.v1.StatementCheck.newBuilder()
                .setFigure("figures/" + check.figure().id())
                .setPublisher(check.figure().source())
                .setPublishedDate(TypeMessages.message(check.figure().publishedOn()))
                .setTitle(check.statement().title())
                .setUnit(check.statement().measure().unit())
                .setP5(check.p5())
                .setP50(check.p50())
                .setP95(check.p95())
                .setPercentile(check.percentile())
                .setDrawCount(check.draws());
        Double low = check.figure().low();
        Double central = check.figure().central();
        Double high = check.figure().high();
        if (low != null) {
            message.setStatedLow(low);
        }
        if (central != null) {
            message.setStatedCentral(central);
        }
        if (high != null) {
            message.setStatedHigh(high);
        }
        return message.build();
    }
}
