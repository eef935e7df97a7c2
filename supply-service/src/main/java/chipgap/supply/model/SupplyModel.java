package chipgap.supply.model;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.Fingerprint;
import chipgap.kernel.evidence.StatementCheck;
import chipgap.kernel.evidence.UncertainSeries;
import chipgap.kernel.evidence.UncertainValue;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import chipgap.supply.model.Packaging.Packaged;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Supply of chips by product, pathway and quarter, draw by draw, given policy. Immutable: one model a vintage. */
public final class SupplyModel {
    /** Version of the model: results of two versions may differ. */
    public static final String VERSION = "supply-4";
    /** Quarters the model can answer for; it always runs over all of them, because stocks are carried along. */
    public static final QuarterRange HORIZON = new QuarterRange(new Quarter(2024, 1), new Quarter(2029, 1));

    private final SupplyStructure structure;
    private final Map<String, Chip> catalogue;
    private final String digest;
    private final Foundry foundry;
    private final Packaging packaging;
    private final List<Imports> imports;
    private final GreyMarket greyMarket;
    private final List<UncertainValue> domesticEffectiveness;
    private final UncertainSeries offshoreRented;

    /**
     * A model of what was known at a vintage.
     *
     * @param whole structure of all dates; what was announced later is left out
     * @param catalogue chips by id
     * @throws chipgap.kernel.evidence.MissingEvidenceException when nothing is known of a quantity that the model needs
     */
    public SupplyModel(SupplyStructure whole, Map<String, Chip> catalogue, Evidence evidence) {
        structure = whole.announcedBy(evidence.asOf());
        this.catalogue = Map.copyOf(catalogue);
        digest = Fingerprint.of(evidence.digest() + structure + new TreeMap<>(catalogue));
        foundry = new Foundry(structure, evidence);
        packaging = new Packaging(structure, evidence);
        imports = structure.imports().stream()
                .map(imported -> new Imports(imported, evidence))
                .toList();
        greyMarket = new GreyMarket(structure, evidence, this::h100e);
        domesticEffectiveness =
                structure.domesticEffectiveness().stream().map(evidence::value).toList();
        offshoreRented = evidence.series(structure.offshoreRented());
    }

    /** Fingerprint of everything the model knows. */
    public String digest() {
        return digest;
    }

    /**
     * Samples a block.
     *
     * @throws UnknownNameException when policy names a chip or a designer that is not known
     */
    public SupplySample sample(DrawBlock block, SupplyPolicy policy) {
        requireKnown(policy);
        Packaged packaged = packaging.chips(block, policy, foundry.sample(block, policy));
        List<Flow> flows = new ArrayList<>();
        for (int p = 0; p < structure.products().size(); p++) {
            String chip = structure.products().get(p).chip();
            flows.add(flow(chip, Pathway.DOMESTIC, packaged.domestic()[p]));
            if (structure.isBanked(p)) {
                flows.add(flow(chip, Pathway.PROXY_FABRICATION, packaged.proxy()[p]));
            }
        }
        flows.addAll(fromAbroad(block, policy));
        return new SupplySample(flows, domesticEffectiveness(block), packaged.constraints());
    }

    private double[] domesticEffectiveness(DrawBlock block) {
        double[] effectiveness = new double[block.drawCount()];
        Arrays.fill(effectiveness, 1);
        for (UncertainValue factor : domesticEffectiveness) {
            double[] factors = factor.sample(block);
            for (int draw = 0; draw < effectiveness.length; draw++) {
                effectiveness[draw] *= factors[draw];
            }
        }
        return effectiveness;
    }

    /**
     * The chain from wafers to chips in a quarter, for the draws of a block.
     *
     * @throws UnknownNameException when policy names a chip or a designer that is not known
     */
    public SupplyChain chain(DrawBlock block, SupplyPolicy policy, Quarter quarter) {
        requireKnown(policy);
        ChainWriter chain = new ChainWriter(structure, block.drawCount(), quarter);
        Foundry.Run made = foundry.sample(block, policy);
        packaging.run(packaging.inputs(block, policy), made, (line, cell) -> chain.quarter(made, line, cell));
        fromAbroad(block, policy).forEach(chain::flow);
        chain.offshoreRented(offshoreRented.sample(block, HORIZON));
        return chain.written();
    }

    /**
     * Published statements beside the model, over the draws of a block; those not visible are left out.
     *
     * @throws UnknownNameException when policy names a chip or a designer that is not known
     */
    public List<StatementCheck> validate(
            DrawBlock block, SupplyPolicy policy, List<Statement> statements, Evidence published) {
        return new Validation(structure, sample(block, policy), foundry.capacity(block, policy), block)
                .checks(statements, published);
    }

    private List<Flow> fromAbroad(DrawBlock block, SupplyPolicy policy) {
        List<Flow> flows = new ArrayList<>();
        List<FlowCaps.Capped> capped = new ArrayList<>();
        for (Imports imported : imports) {
            double[] chips = imported.chips(block, policy);
            flows.add(flow(imported.chip(), Pathway.LEGAL_IMPORT, chips));
            capped.add(new FlowCaps.Capped(imported.chip(), Pathway.LEGAL_IMPORT, imported::modelled, chips));
        }
        FlowCaps.apply(policy.flowCaps(), capped);
        GreyMarket.Smuggled smuggled = greyMarket.sample(block, policy);
        flows.add(flow(structure.greyMarket().chip(), Pathway.GREY_MARKET, smuggled.single()));
        flows.add(flow(structure.greyMarket().racks().chip(), Pathway.GREY_MARKET, smuggled.racked()));
        return flows;
    }

    private void requireKnown(SupplyPolicy policy) {
        policy.chipsNamed().forEach(chip -> {
            if (!catalogue.containsKey(chip)) {
                throw new UnknownNameException("chip", chip);
            }
        });
        for (SupplyPolicy.SetAside setAside : policy.setAsides()) {
            if (structure.designer(setAside.designer()) < 0) {
                throw new UnknownNameException("designer", setAside.designer());
            }
        }
    }

    private Flow flow(String id, Pathway pathway, double[] chips) {
        Chip chip = catalogue.get(id);
        return new Flow(
                id,
                pathway,
                chip != null && chip.isDomestic(),
                structure.inferenceOnly().contains(id),
                h100e(id),
                chips);
    }

    private double h100e(String id) {
        Chip chip = catalogue.get(id);
        if (chip == null || chip.h100e().isEmpty()) {
            throw new IllegalStateException(
                    "The chip '%s' is not in the catalogue, or has no published rate.".formatted(id));
        }
        return chip.h100e().getAsDouble();
    }
}
