package chipgap.supply.api;

import chipgap.kernel.summary.Summary;
import chipgap.platform.type.TypeMessages;
import chipgap.proto.supply.v1.BindingShare;
import chipgap.proto.supply.v1.ChainAmount;
import chipgap.proto.supply.v1.ChainStage;
import chipgap.proto.supply.v1.SupplyChainViewResponse;
import chipgap.proto.type.v1.Distribution;
import chipgap.proto.type.v1.Quantiles;
import chipgap.supply.model.Constraint;
import chipgap.supply.model.StatementCheck;
import chipgap.supply.model.SupplyChain;

/** The chain from wafers to chips, and statements beside the model, as messages. */
final class ChainMessages {
    private ChainMessages() {}

    static SupplyChainViewResponse.Builder response(SupplyChain chain) {
        SupplyChainViewResponse.Builder response = SupplyChainViewResponse.newBuilder();
        chain.amounts().forEach(amount -> response.addAmounts(message(amount)));
        for (Constraint constraint : Constraint.values()) {
            long draws = chain.constraints().stream()
                    .filter(binding -> binding == constraint)
                    .count();
            if (draws > 0) {
                response.addBindingShares(BindingShare.newBuilder()
                        .setConstraint(SupplyMessages.message(constraint))
                        .setDrawFraction((double) draws / chain.constraints().size()));
            }
        }
        return response;
    }

    private static ChainAmount message(SupplyChain.Amount amount) {
        return ChainAmount.newBuilder()
                .setStage(ChainStage.valueOf("CHAIN_STAGE_" + amount.stage().name()))
                .setPart(amount.part())
                .setUnit(amount.stage().unit())
                .setAmount(Distribution.newBuilder()
                        .setMean(amount.mean())
                        .setStandardError(amount.standardError())
                        .setQuantiles(Quantiles.newBuilder()
                                .addAllProbabilities(Summary.PROBABILITIES)
                                .addAllValues(amount.quantiles(Summary.PROBABILITIES))))
                .build();
    }

    static chipgap.proto.supply.v1.StatementCheck message(StatementCheck check) {
        chipgap.proto.supply.v1.StatementCheck.Builder message = chipgap.proto.supply.v1.StatementCheck.newBuilder()
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
