package chipgap.supply.model;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.Fingerprint;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import chipgap.supply.model.Packaging.Packaged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Supply of chips by product, pathway and quarter, draw by draw, given policy. Immutable: one model a vintage. */
public final class SupplyModel {
    /** Version of the model: results of two versions may differ. */
    public static final String VERSION = "supply-2";
    /** Quarters the model can answer for; it always runs over all of them, because stocks are carried along. */
    public static final QuarterRange HORIZON = new QuarterRange(new Quarter(2024, 1), new Quarter(2029, 1));

    private final SupplyStructure structure;
    private final Map<String, Chip> catalogue;
    private final String digest;
    private final Foundry foundry;
    private final Packaging packaging;
    private final List<Imports> imports;
    private final GreyMarket greyMarket;

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
        greyMarket = new GreyMarket(structure, evidence);
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
        double[][] goodDies = foundry.goodDies(block, policy);
        Packaged packaged = packaging.chips(block, policy, goodDies);
        List<Flow> flows = new ArrayList<>();
        for (int p = 0; p < structure.products().size(); p++) {
            String chip = structure.products().get(p).chip();
            flows.add(flow(chip, Pathway.DOMESTIC, packaged.domestic()[p]));
            if (structure.isBanked(p)) {
                flows.add(flow(chip, Pathway.PROXY_FABRICATION, packaged.proxy()[p]));
            }
        }
        double[][] imported = Imports.chips(imports, block, policy);
        for (int i = 0; i < imports.size(); i++) {
            flows.add(flow(structure.imports().get(i).chip(), Pathway.LEGAL_IMPORT, imported[i]));
        }
        flows.add(flow(structure.greyMarket().chip(), Pathway.GREY_MARKET, greyMarket.chips(block, policy)));
        return new SupplySample(flows, packaged.constraints());
    }

    private void requireKnown(SupplyPolicy policy) {
        policy.flowBlocks().forEach(block -> requireKnown(block.chips()));
        policy.flowCaps().forEach(cap -> requireKnown(cap.chips()));
        for (SupplyPolicy.SetAside setAside : policy.setAsides()) {
            if (structure.designers().stream()
                    .noneMatch(designer -> designer.id().equals(setAside.designer()))) {
                throw new UnknownNameException("designer", setAside.designer());
            }
        }
    }

    private void requireKnown(Set<String> chips) {
        for (String chip : chips) {
            if (!catalogue.containsKey(chip)) {
                throw new UnknownNameException("chip", chip);
            }
        }
    }

    private Flow flow(String id, Pathway pathway, double[] chips) {
        Chip chip = catalogue.get(id);
        if (chip == null || chip.h100e().isEmpty()) {
            throw new IllegalStateException(
                    "The chip '%s' is not in the catalogue, or has no published rate.".formatted(id));
        }
        return new Flow(
                id,
                pathway,
                chip.isDomestic(),
                structure.inferenceOnly().contains(id),
                chip.h100e().getAsDouble(),
                chips);
    }
}
