package chipgap.policy.api;

import chipgap.platform.type.Names;
import chipgap.policy.model.Effect;
import chipgap.proto.type.v1.BlockFlow;
import chipgap.proto.type.v1.BuyerScope;
import chipgap.proto.type.v1.ContextOnly;
import chipgap.proto.type.v1.DomesticOnly;
import chipgap.proto.type.v1.ElectricitySubsidy;
import chipgap.proto.type.v1.Gate;
import chipgap.proto.type.v1.InputBlock;
import chipgap.proto.type.v1.Pathway;
import chipgap.proto.type.v1.SetAside;
import chipgap.proto.type.v1.SupplyInput;
import chipgap.proto.type.v1.Workload;

/** Effects as messages. */
final class EffectMessages {
    private EffectMessages() {}

    static chipgap.proto.type.v1.Effect message(Effect effect) {
        chipgap.proto.type.v1.Effect.Builder message = chipgap.proto.type.v1.Effect.newBuilder();
        return switch (effect) {
            case Effect.BlockFlow(Effect.Pathway pathway, Effect.Gate gate, var chips) ->
                message.setBlockFlow(BlockFlow.newBuilder()
                                .setPathway(message(pathway))
                                .setGate(message(gate))
                                .addAllChips(chips.stream()
                                        .map(chip -> Names.name("chips", chip))
                                        .toList()))
                        .build();
            case Effect.InputBlock(Effect.SupplyInput input) ->
                message.setInputBlock(InputBlock.newBuilder().setInput(message(input)))
                        .build();
            case Effect.SetAside(String designer, double share) ->
                message.setSetAside(SetAside.newBuilder().setDesigner(designer).setShareFraction(share))
                        .build();
            case Effect.DomesticOnly(Effect.BuyerScope buyers, var workloads) ->
                message.setDomesticOnly(DomesticOnly.newBuilder()
                                .setBuyers(message(buyers))
                                .addAllWorkloads(workloads.stream()
                                        .map(EffectMessages::message)
                                        .toList()))
                        .build();
            case Effect.ElectricitySubsidy(double fraction) ->
                message.setElectricitySubsidy(ElectricitySubsidy.newBuilder().setBillFraction(fraction))
                        .build();
            case Effect.ContextOnly() ->
                message.setContextOnly(ContextOnly.getDefaultInstance()).build();
        };
    }

    private static Pathway message(Effect.Pathway pathway) {
        return switch (pathway) {
            case DOMESTIC -> Pathway.PATHWAY_DOMESTIC;
            case PROXY_FABRICATION -> Pathway.PATHWAY_PROXY_FABRICATION;
            case LEGAL_IMPORT -> Pathway.PATHWAY_LEGAL_IMPORT;
            case GREY_MARKET -> Pathway.PATHWAY_GREY_MARKET;
        };
    }

    private static Gate message(Effect.Gate gate) {
        return switch (gate) {
            case EXPORTER -> Gate.GATE_EXPORTER;
            case IMPORTER -> Gate.GATE_IMPORTER;
            case ENFORCEMENT -> Gate.GATE_ENFORCEMENT;
        };
    }

    private static SupplyInput message(Effect.SupplyInput input) {
        return switch (input) {
            case HBM_IMPORT -> SupplyInput.SUPPLY_INPUT_HBM_IMPORT;
            case PROXY_DIES -> SupplyInput.SUPPLY_INPUT_PROXY_DIES;
        };
    }

    private static BuyerScope message(Effect.BuyerScope buyers) {
        return switch (buyers) {
            case ALL -> BuyerScope.BUYER_SCOPE_ALL;
            case STATE_FUNDED -> BuyerScope.BUYER_SCOPE_STATE_FUNDED;
        };
    }

    private static Workload message(Effect.Workload workload) {
        return switch (workload) {
            case TRAINING -> Workload.WORKLOAD_TRAINING;
            case INFERENCE -> Workload.WORKLOAD_INFERENCE;
        };
    }
}
