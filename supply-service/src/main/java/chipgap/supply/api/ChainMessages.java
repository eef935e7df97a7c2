package chipgap.supply.api;

import chipgap.kernel.summary.Sample;
import chipgap.platform.type.TypeMessages;
import chipgap.proto.supply.v1.BindingShare;
import chipgap.proto.supply.v1.ChainAmount;
import chipgap.proto.supply.v1.ChainStage;
import chipgap.proto.supply.v1.SupplyChainViewResponse;
import chipgap.supply.model.Constraint;
import chipgap.supply.model.SupplyChain;

/** The chain from wafers to chips as messages. */
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
                .setAmount(TypeMessages.message(new Sample(amount.values())))
                .build();
    }
}
