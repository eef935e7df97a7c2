package chipgap.policy.api;

import chipgap.platform.grpc.Failure;
import chipgap.platform.type.Names;
import chipgap.platform.type.TypeMessages;
import chipgap.policy.model.Effect;
import chipgap.proto.type.v1.Anticipation;
import chipgap.proto.type.v1.BlockFlow;
import chipgap.proto.type.v1.CapFlow;
import chipgap.proto.type.v1.ContextOnly;
import chipgap.proto.type.v1.DemandShift;
import chipgap.proto.type.v1.DomesticOnly;
import chipgap.proto.type.v1.ElectricitySubsidy;
import chipgap.proto.type.v1.InputBlock;
import chipgap.proto.type.v1.PriceFactor;
import chipgap.proto.type.v1.PriorityTier;
import chipgap.proto.type.v1.SetAside;
import java.util.ArrayList;
import java.util.List;

/** Effects ⇄ messages. */
final class EffectMessages {
    private static final String CHIPS = "chips";
    private static final String SEGMENTS = "segments";

    private EffectMessages() {}

    static chipgap.proto.type.v1.Effect message(Effect effect) {
        chipgap.proto.type.v1.Effect.Builder message = chipgap.proto.type.v1.Effect.newBuilder();
        switch (effect) {
            case Effect.BlockFlow(Effect.Pathway pathway, Effect.Gate gate, var chips) ->
                message.setBlockFlow(BlockFlow.newBuilder()
                        .setPathway(EnumMessages.message(pathway))
                        .setGate(EnumMessages.message(gate))
                        .addAllChips(names(CHIPS, chips)));
            case Effect.CapFlow(Effect.Pathway pathway, double cap, var chips) ->
                message.setCapFlow(CapFlow.newBuilder()
                        .setPathway(EnumMessages.message(pathway))
                        .setChipsPerQuarter(cap)
                        .addAllChips(names(CHIPS, chips)));
            case Effect.PriceFactor(Effect.Pathway pathway, double factor, var chips) ->
                message.setPriceFactor(PriceFactor.newBuilder()
                        .setPathway(EnumMessages.message(pathway))
                        .setFactor(factor)
                        .addAllChips(names(CHIPS, chips)));
            case Effect.InputBlock(Effect.SupplyInput input) ->
                message.setInputBlock(InputBlock.newBuilder().setInput(EnumMessages.message(input)));
            case Effect.SetAside(String designer, double share) ->
                message.setSetAside(SetAside.newBuilder().setDesigner(designer).setShareFraction(share));
            case Effect.PriorityTier(var segments, int tier) ->
                message.setPriorityTier(PriorityTier.newBuilder()
                        .addAllSegments(names(SEGMENTS, segments))
                        .setTier(tier));
            case Effect.DomesticOnly(Effect.BuyerScope buyers, var workloads, var segments) ->
                message.setDomesticOnly(DomesticOnly.newBuilder()
                        .setBuyers(EnumMessages.message(buyers))
                        .addAllWorkloads(
                                workloads.stream().map(EnumMessages::message).toList())
                        .addAllSegments(names(SEGMENTS, segments)));
            case Effect.DemandShift(Effect.BuyerScope buyers, var workloads, var segments, int delay, double lost) ->
                message.setDemandShift(DemandShift.newBuilder()
                        .setBuyers(EnumMessages.message(buyers))
                        .addAllWorkloads(
                                workloads.stream().map(EnumMessages::message).toList())
                        .addAllSegments(names(SEGMENTS, segments))
                        .setDelayQuarters(delay)
                        .setLostFraction(lost));
            case Effect.Anticipation(String of, double quarters, double share) ->
                message.setAnticipation(Anticipation.newBuilder()
                        .setProvision(ProvisionNames.name(of))
                        .setPullForwardQuarters(quarters)
                        .setShareFraction(share));
            case Effect.ElectricitySubsidy(double fraction, var provinces) ->
                message.setElectricitySubsidy(ElectricitySubsidy.newBuilder()
                        .setBillFraction(fraction)
                        .addAllProvinces(provinces));
            case Effect.ContextOnly() -> message.setContextOnly(ContextOnly.getDefaultInstance());
        }
        return message.build();
    }

    private static List<String> names(String collection, List<String> ids) {
        return ids.stream().map(id -> Names.name(collection, id)).toList();
    }

    static Effect effect(String field, chipgap.proto.type.v1.Effect message) {
        return TypeMessages.reading(field, () -> switch (message.getKindCase()) {
            case BLOCK_FLOW ->
                new Effect.BlockFlow(
                        EnumMessages.pathway(
                                field + ".block_flow.pathway",
                                message.getBlockFlow().getPathway()),
                        EnumMessages.gate(
                                field + ".block_flow.gate",
                                message.getBlockFlow().getGate()),
                        ids(
                                field + ".block_flow.chips",
                                CHIPS,
                                message.getBlockFlow().getChipsList()));
            case CAP_FLOW ->
                new Effect.CapFlow(
                        EnumMessages.pathway(
                                field + ".cap_flow.pathway",
                                message.getCapFlow().getPathway()),
                        message.getCapFlow().getChipsPerQuarter(),
                        ids(
                                field + ".cap_flow.chips",
                                CHIPS,
                                message.getCapFlow().getChipsList()));
            case PRICE_FACTOR ->
                new Effect.PriceFactor(
                        EnumMessages.pathway(
                                field + ".price_factor.pathway",
                                message.getPriceFactor().getPathway()),
                        message.getPriceFactor().getFactor(),
                        ids(
                                field + ".price_factor.chips",
                                CHIPS,
                                message.getPriceFactor().getChipsList()));
            case INPUT_BLOCK ->
                new Effect.InputBlock(EnumMessages.input(
                        field + ".input_block.input", message.getInputBlock().getInput()));
            case SET_ASIDE ->
                new Effect.SetAside(
                        message.getSetAside().getDesigner(),
                        message.getSetAside().getShareFraction());
            case PRIORITY_TIER ->
                new Effect.PriorityTier(
                        ids(
                                field + ".priority_tier.segments",
                                SEGMENTS,
                                message.getPriorityTier().getSegmentsList()),
                        message.getPriorityTier().getTier());
            case DOMESTIC_ONLY -> domesticOnly(field + ".domestic_only", message.getDomesticOnly());
            case DEMAND_SHIFT -> demandShift(field + ".demand_shift", message.getDemandShift());
            case ANTICIPATION ->
                new Effect.Anticipation(
                        ProvisionNames.key(
                                field + ".anticipation.provision",
                                message.getAnticipation().getProvision()),
                        message.getAnticipation().getPullForwardQuarters(),
                        message.getAnticipation().getShareFraction());
            case ELECTRICITY_SUBSIDY ->
                new Effect.ElectricitySubsidy(
                        message.getElectricitySubsidy().getBillFraction(),
                        message.getElectricitySubsidy().getProvincesList());
            case CONTEXT_ONLY -> new Effect.ContextOnly();
            case KIND_NOT_SET -> throw new Failure.InvalidField(field, "The effect is unset. Set one kind.");
        });
    }

    private static Effect domesticOnly(String field, DomesticOnly message) {
        return new Effect.DomesticOnly(
                EnumMessages.buyers(field + ".buyers", message.getBuyers()),
                EnumMessages.workloads(field + ".workloads", message.getWorkloadsList()),
                ids(field + ".segments", SEGMENTS, message.getSegmentsList()));
    }

    private static Effect demandShift(String field, DemandShift message) {
        return new Effect.DemandShift(
                EnumMessages.buyers(field + ".buyers", message.getBuyers()),
                EnumMessages.workloads(field + ".workloads", message.getWorkloadsList()),
                ids(field + ".segments", SEGMENTS, message.getSegmentsList()),
                message.getDelayQuarters(),
                message.getLostFraction());
    }

    private static List<String> ids(String field, String collection, List<String> names) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            ids.add(Names.id("%s[%d]".formatted(field, i), collection, names.get(i)));
        }
        return ids;
    }
}
