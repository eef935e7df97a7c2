package chipgap.supply.api;

import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.QuarterRange;
import chipgap.platform.type.Names;
import chipgap.platform.type.RawColumns;
import chipgap.proto.supply.v1.SampleSupplyResponse;
import chipgap.proto.supply.v1.SupplyFlow;
import chipgap.proto.type.v1.SupplyConstraint;
import chipgap.proto.type.v1.Workload;
import chipgap.supply.model.Constraint;
import chipgap.supply.model.Flow;
import chipgap.supply.model.Pathway;
import chipgap.supply.model.SupplyModel;
import chipgap.supply.model.SupplySample;

/** Sampled supply as messages, cut to the horizon asked for. */
final class SupplyMessages {
    private SupplyMessages() {}

    /**
     * A sample.
     *
     * @param isRaw whether columns of flows go as octets
     */
    static SampleSupplyResponse.Builder response(
            SupplySample sample, QuarterRange horizon, DrawBlock block, boolean isRaw) {
        SampleSupplyResponse.Builder response = SampleSupplyResponse.newBuilder();
        int[] positions = RawColumns.positions(horizon, SupplyModel.HORIZON, block.drawCount());
        for (Flow flow : sample.flows()) {
            SupplyFlow.Builder message = response.addFlowsBuilder()
                    .setChip(Names.name(ChipMessages.COLLECTION, flow.chip()))
                    .setPathway(message(flow.pathway()))
                    .setDomestic(flow.domestic())
                    .setH100EPerChip(flow.h100ePerChip())
                    .addWorkloads(Workload.WORKLOAD_INFERENCE);
            if (!flow.inferenceOnly()) {
                message.addWorkloads(Workload.WORKLOAD_TRAINING);
            }
            if (isRaw) {
                message.setRawChips(RawColumns.octets(flow.chips(), positions));
            } else {
                for (int position : positions) {
                    message.addChips((float) flow.chips()[position]);
                }
            }
        }
        for (double effectiveness : sample.domesticEffectiveness()) {
            response.addDomesticEffectiveness((float) effectiveness);
        }
        for (int position : positions) {
            response.addBindingConstraints(message(sample.constraints()[position]));
        }
        return response;
    }

    private static chipgap.proto.type.v1.Pathway message(Pathway pathway) {
        return switch (pathway) {
            case DOMESTIC -> chipgap.proto.type.v1.Pathway.PATHWAY_DOMESTIC;
            case PROXY_FABRICATION -> chipgap.proto.type.v1.Pathway.PATHWAY_PROXY_FABRICATION;
            case LEGAL_IMPORT -> chipgap.proto.type.v1.Pathway.PATHWAY_LEGAL_IMPORT;
            case GREY_MARKET -> chipgap.proto.type.v1.Pathway.PATHWAY_GREY_MARKET;
        };
    }

    static SupplyConstraint message(Constraint constraint) {
        return switch (constraint) {
            case NONE -> SupplyConstraint.SUPPLY_CONSTRAINT_NONE;
            case FOUNDRY -> SupplyConstraint.SUPPLY_CONSTRAINT_FOUNDRY;
            case HBM -> SupplyConstraint.SUPPLY_CONSTRAINT_HBM;
            case PACKAGING -> SupplyConstraint.SUPPLY_CONSTRAINT_PACKAGING;
        };
    }
}
