package chipgap.supply.api;

import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.QuarterRange;
import chipgap.platform.grpc.Failure;
import chipgap.platform.type.Intensities;
import chipgap.platform.type.Names;
import chipgap.proto.type.v1.Anticipation;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Policy draws as what they do to supply. Effects on demand alone are passed over; an effect that is not known here is refused. */
final class PolicyMessages {
    private final QuarterRange horizon;
    private final List<SupplyPolicy.FlowBlock> flowBlocks = new ArrayList<>();
    private final List<SupplyPolicy.FlowCap> flowCaps = new ArrayList<>();
    private final List<SupplyPolicy.InputBlock> inputBlocks = new ArrayList<>();
    private final List<SupplyPolicy.SetAside> setAsides = new ArrayList<>();
    private final List<SupplyPolicy.Anticipation> anticipations = new ArrayList<>();
    /** What each provision that cuts supply is about, by its name. */
    private final Map<String, SupplyPolicy.Target> targets = new HashMap<>();

    private PolicyMessages(QuarterRange horizon) {
        this.horizon = horizon;
    }

    static SupplyPolicy policy(PolicyDraws draws, QuarterRange horizon, DrawBlock block) {
        PolicyMessages reader = new PolicyMessages(horizon);
        List<ProvisionDraws> provisions = Intensities.checked("policy", draws, block.drawCount());
        for (int i = 0; i < provisions.size(); i++) {
            reader.read("policy.provisions[%d].effect".formatted(i), provisions.get(i));
        }
        for (int i = 0; i < provisions.size(); i++) {
            if (provisions.get(i).getEffect().hasAnticipation()) {
                reader.readAnticipation("policy.provisions[%d].effect.anticipation".formatted(i), provisions.get(i));
            }
        }
        return new SupplyPolicy(
                reader.flowBlocks, reader.flowCaps, reader.inputBlocks, reader.setAsides, reader.anticipations);
    }

    private void read(String field, ProvisionDraws provision) {
        Effect effect = provision.getEffect();
        switch (effect.getKindCase()) {
            case BLOCK_FLOW -> flowBlocks.add(flowBlock(field, effect.getBlockFlow(), provision));
            case CAP_FLOW -> flowCaps.add(flowCap(field, effect.getCapFlow(), provision));
            case INPUT_BLOCK -> inputBlocks.add(inputBlock(field, effect.getInputBlock(), provision));
            case SET_ASIDE -> setAsides.add(setAside(field, effect.getSetAside(), provision));
            // Read when all other effects are known.
            case ANTICIPATION -> {}
            // Effects on demand and on prices, which supply does not follow.
            case DOMESTIC_ONLY, DEMAND_SHIFT, ELECTRICITY_SUBSIDY, PRICE_FACTOR, PRIORITY_TIER, CONTEXT_ONLY -> {}
            case KIND_NOT_SET ->
                throw new Failure.InvalidField(
                        field,
                        "The effect of '%s' is unset or of a kind not known here. Update the service."
                                .formatted(provision.getProvision()));
        }
    }

    private SupplyPolicy.FlowBlock flowBlock(String field, BlockFlow block, ProvisionDraws provision) {
        SupplyPolicy.Chips chips = new SupplyPolicy.Chips(
                pathway(
                        field + ".block_flow.pathway",
                        block.getPathway(),
                        "blocked",
                        Set.of(Pathway.LEGAL_IMPORT, Pathway.GREY_MARKET)),
                chips(field + ".block_flow.chips", block.getChipsList()));
        targets.put(provision.getProvision(), chips);
        return new SupplyPolicy.FlowBlock(chips, intensities(provision));
    }

    private SupplyPolicy.FlowCap flowCap(String field, CapFlow cap, ProvisionDraws provision) {
        if (!(cap.getChipsPerQuarter() >= 0 && Double.isFinite(cap.getChipsPerQuarter()))) {
            throw new Failure.InvalidField(
                    field + ".cap_flow.chips_per_quarter",
                    "The cap (%s) must be 0 or more.".formatted(cap.getChipsPerQuarter()));
        }
        SupplyPolicy.Chips chips = new SupplyPolicy.Chips(
                pathway(field + ".cap_flow.pathway", cap.getPathway(), "capped", Set.of(Pathway.LEGAL_IMPORT)),
                chips(field + ".cap_flow.chips", cap.getChipsList()));
        targets.put(provision.getProvision(), chips);
        return new SupplyPolicy.FlowCap(chips, cap.getChipsPerQuarter(), intensities(provision));
    }

    private static Set<String> chips(String field, List<String> names) {
        Set<String> chips = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            chips.add(Names.id("%s[%d]".formatted(field, i), ChipMessages.COLLECTION, names.get(i)));
        }
        return chips;
    }

    private SupplyPolicy.InputBlock inputBlock(String field, InputBlock block, ProvisionDraws provision) {
        SupplyPolicy.Input input = switch (block.getInput()) {
            case SUPPLY_INPUT_HBM_IMPORT -> SupplyPolicy.Input.HBM_IMPORT;
            case SUPPLY_INPUT_PROXY_DIES -> SupplyPolicy.Input.PROXY_DIES;
            case SUPPLY_INPUT_FAB_TOOLS -> SupplyPolicy.Input.FAB_TOOLS;
            case SUPPLY_INPUT_UNSPECIFIED, UNRECOGNIZED ->
                throw new Failure.InvalidField(
                        field + ".input_block.input",
                        "The input is unset or not known here. Name one of the enum's values.");
        };
        targets.put(provision.getProvision(), new SupplyPolicy.Inflow(input));
        return new SupplyPolicy.InputBlock(input, intensities(provision));
    }

    private SupplyPolicy.SetAside setAside(String field, SetAside setAside, ProvisionDraws provision) {
        if (!(setAside.getShareFraction() > 0 && setAside.getShareFraction() <= 1)) {
            throw new Failure.InvalidField(
                    field + ".set_aside.share_fraction",
                    "The reserved share (%s) must lie in (0, 1].".formatted(setAside.getShareFraction()));
        }
        return new SupplyPolicy.SetAside(setAside.getDesigner(), setAside.getShareFraction(), intensities(provision));
    }

    /** What nobody expects, because the provision is not among the draws, or what is no supply is not bought early. */
    private void readAnticipation(String field, ProvisionDraws provision) {
        Anticipation anticipation = provision.getEffect().getAnticipation();
        if (!(anticipation.getPullForwardQuarters() > 0
                && anticipation.getPullForwardQuarters() <= SupplyModel.HORIZON.length())) {
            throw new Failure.InvalidField(
                    field + ".pull_forward_quarters",
                    "The quarters brought forward (%s) must lie in (0, %d]."
                            .formatted(anticipation.getPullForwardQuarters(), SupplyModel.HORIZON.length()));
        }
        if (!(anticipation.getShareFraction() > 0 && anticipation.getShareFraction() <= 1)) {
            throw new Failure.InvalidField(
                    field + ".share_fraction",
                    "The share brought forward (%s) must lie in (0, 1].".formatted(anticipation.getShareFraction()));
        }
        SupplyPolicy.Target target = targets.get(anticipation.getProvision());
        if (target != null) {
            anticipations.add(new SupplyPolicy.Anticipation(
                    target,
                    anticipation.getPullForwardQuarters(),
                    anticipation.getShareFraction(),
                    intensities(provision)));
        }
    }

    private double[] intensities(ProvisionDraws provision) {
        return Intensities.of(provision, horizon, SupplyModel.HORIZON);
    }

    private static Pathway pathway(
            String field, chipgap.proto.type.v1.Pathway message, String done, Set<Pathway> possible) {
        Pathway pathway = switch (message) {
            case PATHWAY_DOMESTIC -> Pathway.DOMESTIC;
            case PATHWAY_PROXY_FABRICATION -> Pathway.PROXY_FABRICATION;
            case PATHWAY_LEGAL_IMPORT -> Pathway.LEGAL_IMPORT;
            case PATHWAY_GREY_MARKET -> Pathway.GREY_MARKET;
            case PATHWAY_UNSPECIFIED, UNRECOGNIZED ->
                throw new Failure.InvalidField(
                        field, "The pathway is unset or not known here. Name one of the enum's values.");
        };
        if (!possible.contains(pathway)) {
            throw new Failure.InvalidField(
                    field,
                    "Flows of %s cannot be %s, only %s. Block an input or an import instead."
                            .formatted(pathway, done, new TreeSet<>(possible)));
        }
        return pathway;
    }
}
