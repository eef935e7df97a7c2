package chipgap.supply.api;

import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.QuarterRange;
import chipgap.platform.grpc.Failure;
import chipgap.platform.type.Intensities;
import chipgap.platform.type.Names;
import chipgap.proto.type.v1.BlockFlow;
import chipgap.proto.type.v1.CapFlow;
import chipgap.proto.type.v1.Effect;
import chipgap.proto.type.v1.InputBlock;
import chipgap.proto.type.v1.PolicyDraws;
import chipgap.proto.type.v1.ProvisionDraws;
import chipgap.proto.type.v1.SetAside;
import chipgap.supply.model.Pathway;
import chipgap.supply.model.SupplyModel;
import chipgap.supply.model.SupplyPolicy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Policy draws as what they do to supply. Effects on demand alone are passed over; an effect that is not known here is refused. */
final class PolicyMessages {
    private final QuarterRange horizon;
    private final List<SupplyPolicy.FlowBlock> flowBlocks = new ArrayList<>();
    private final List<SupplyPolicy.FlowCap> flowCaps = new ArrayList<>();
    private final List<double[]> hbmBlocks = new ArrayList<>();
    private final List<double[]> proxyDieBlocks = new ArrayList<>();
    private final List<SupplyPolicy.SetAside> setAsides = new ArrayList<>();

    private PolicyMessages(QuarterRange horizon) {
        this.horizon = horizon;
    }

    static SupplyPolicy policy(PolicyDraws draws, QuarterRange horizon, DrawBlock block) {
        PolicyMessages reader = new PolicyMessages(horizon);
        List<ProvisionDraws> provisions = Intensities.checked("policy", draws, block.drawCount());
        for (int i = 0; i < provisions.size(); i++) {
            reader.read("policy.provisions[%d].effect".formatted(i), provisions.get(i));
        }
        return new SupplyPolicy(reader.flowBlocks, reader.flowCaps, reader.hbmBlocks, reader.proxyDieBlocks, reader.setAsides);
    }

    private void read(String field, ProvisionDraws provision) {
        Effect effect = provision.getEffect();
        switch (effect.getKindCase()) {
            case BLOCK_FLOW -> flowBlocks.add(flowBlock(field, effect.getBlockFlow(), provision));
            case CAP_FLOW -> flowCaps.add(flowCap(field, effect.getCapFlow(), provision));
            case INPUT_BLOCK -> inputBlocks(field, effect.getInputBlock()).add(intensities(provision));
            case SET_ASIDE -> setAsides.add(setAside(field, effect.getSetAside(), provision));
            // PRICE_FACTOR, PRIORITY_TIER and ANTICIPATION act on nothing yet, see docs/not-modelled.md.
            case DOMESTIC_ONLY,
                    DEMAND_SHIFT,
                    ELECTRICITY_SUBSIDY,
                    PRICE_FACTOR,
                    PRIORITY_TIER,
                    ANTICIPATION,
                    CONTEXT_ONLY -> {}
            case KIND_NOT_SET ->
                throw new Failure.InvalidField(
                        field,
                        "The effect of '%s' is unset or of a kind not known here. Update the service."
                                .formatted(provision.getProvision()));
        }
    }

    private SupplyPolicy.FlowBlock flowBlock(String field, BlockFlow block, ProvisionDraws provision) {
        Set<String> chips = chips(field + ".block_flow.chips", block.getChipsList());
        Pathway pathway = pathway(field + ".block_flow.pathway", block.getPathway());
        if (pathway != Pathway.LEGAL_IMPORT && pathway != Pathway.GREY_MARKET) {
            throw new Failure.InvalidField(
                    field + ".block_flow.pathway",
                    "Flows of %s cannot be blocked, only LEGAL_IMPORT and GREY_MARKET. Block an input instead."
                            .formatted(pathway));
        }
        return new SupplyPolicy.FlowBlock(pathway, chips, intensities(provision));
    }

    private SupplyPolicy.FlowCap flowCap(String field, CapFlow cap, ProvisionDraws provision) {
        Pathway pathway = pathway(field + ".cap_flow.pathway", cap.getPathway());
        if (pathway != Pathway.LEGAL_IMPORT) {
            throw new Failure.InvalidField(
                    field + ".cap_flow.pathway",
                    "Flows of %s cannot be capped, only LEGAL_IMPORT. Block a flow instead.".formatted(pathway));
        }
        if (!(cap.getChipsPerQuarter() >= 0 && Double.isFinite(cap.getChipsPerQuarter()))) {
            throw new Failure.InvalidField(
                    field + ".cap_flow.chips_per_quarter",
                    "The cap (%s) must be 0 or more.".formatted(cap.getChipsPerQuarter()));
        }
        return new SupplyPolicy.FlowCap(
                chips(field + ".cap_flow.chips", cap.getChipsList()), cap.getChipsPerQuarter(), intensities(provision));
    }

    private static Set<String> chips(String field, List<String> names) {
        Set<String> chips = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            chips.add(Names.id("%s[%d]".formatted(field, i), ChipMessages.COLLECTION, names.get(i)));
        }
        return chips;
    }

    private List<double[]> inputBlocks(String field, InputBlock block) {
        return switch (block.getInput()) {
            case SUPPLY_INPUT_HBM_IMPORT -> hbmBlocks;
            case SUPPLY_INPUT_PROXY_DIES -> proxyDieBlocks;
            case SUPPLY_INPUT_UNSPECIFIED, UNRECOGNIZED ->
                throw new Failure.InvalidField(
                        field + ".input_block.input",
                        "The input is unset or not known here. Name one of the enum's values.");
        };
    }

    private SupplyPolicy.SetAside setAside(String field, SetAside setAside, ProvisionDraws provision) {
        if (!(setAside.getShareFraction() > 0 && setAside.getShareFraction() <= 1)) {
            throw new Failure.InvalidField(
                    field + ".set_aside.share_fraction",
                    "The reserved share (%s) must lie in (0, 1].".formatted(setAside.getShareFraction()));
        }
        return new SupplyPolicy.SetAside(setAside.getDesigner(), setAside.getShareFraction(), intensities(provision));
    }

    private double[] intensities(ProvisionDraws provision) {
        return Intensities.of(provision, horizon, SupplyModel.HORIZON);
    }

    private static Pathway pathway(String field, chipgap.proto.type.v1.Pathway pathway) {
        return switch (pathway) {
            case PATHWAY_DOMESTIC -> Pathway.DOMESTIC;
            case PATHWAY_PROXY_FABRICATION -> Pathway.PROXY_FABRICATION;
            case PATHWAY_LEGAL_IMPORT -> Pathway.LEGAL_IMPORT;
            case PATHWAY_GREY_MARKET -> Pathway.GREY_MARKET;
            case PATHWAY_UNSPECIFIED, UNRECOGNIZED ->
                throw new Failure.InvalidField(
                        field, "The pathway is unset or not known here. Name one of the enum's values.");
        };
    }
}
