package chipgap.supply.model;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.Grade;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.random.DrawPlan;
import chipgap.kernel.random.MixedSampler;
import chipgap.kernel.time.Quarter;
import chipgap.platform.figure.ShippedEvidence;
import chipgap.platform.reference.YamlResource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The model on the shipped data, without its database. Seed 1. */
public final class ShippedModel {
    public static final LocalDate NEWEST = LocalDate.of(2026, 9, 30);
    static final int QUARTERS = SupplyModel.HORIZON.length();

    /** Dense 8-bit operations of the modelled chips, 1e12 a second, as published (chips.csv, C003 to C034); 16-bit ones × 2 where only these were. */
    private static final Map<String, Double> OPERATIONS = Map.ofEntries(
            Map.entry("ascend-910b", 700.0),
            Map.entry("ascend-910c", 1504.0),
            Map.entry("ascend-950pr", 1000.0),
            Map.entry("siyuan-590", 512.0),
            Map.entry("t-head-ppu", 237.4),
            Map.entry("kunlun-p800", 690.0),
            Map.entry("bw1000", 960.0),
            Map.entry("mtt-s5000", 1000.0),
            Map.entry("xiyun-c500", 560.0),
            Map.entry("br106", 678.0),
            Map.entry("enflame-s60", 200.0),
            Map.entry("dcu-k100", 384.0),
            Map.entry("h20", 296.0),
            Map.entry("rtx-pro-6000d", 296.0),
            Map.entry("h200", 1979.0),
            Map.entry("h100", 1979.0),
            Map.entry("gb200", 5000.0));

    private static final Set<String> FOREIGN = Set.of("h20", "rtx-pro-6000d", "h200", "h100", "gb200");

    private ShippedModel() {}

    public static DrawBlock block(int draws) {
        DrawPlan plan = DrawPlan.forDraws(draws);
        return new DrawBlock(1, 0, plan.draws(), new MixedSampler(plan));
    }

    static SupplyStructure structure() {
        return YamlResource.read("/model/structure.yaml", SupplyStructure.class);
    }

    public static SupplyModel asOf(LocalDate date) {
        return of(ShippedEvidence.asOf(date));
    }

    static SupplyModel of(Evidence evidence) {
        return new SupplyModel(structure(), catalogue(), evidence);
    }

    private static Map<String, Chip> catalogue() {
        Map<String, Chip> chips = new HashMap<>();
        LocalDate day = LocalDate.of(2025, 1, 1);
        Chip.Source source = new Chip.Source("somebody", "", day, day, Grade.A);
        OPERATIONS.forEach((id, tops) -> chips.put(
                id,
                new Chip(
                        id,
                        id,
                        "vendor",
                        FOREIGN.contains(id) ? "US" : "CN",
                        "2024Q1",
                        "",
                        null,
                        null,
                        null,
                        tops,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        source,
                        "")));
        return chips;
    }

    /** One intensity in all draws from a quarter on, 0 before. */
    static double[] since(DrawBlock block, String quarter, double intensity) {
        int first = position(quarter);
        double[] intensities = new double[block.drawCount() * QUARTERS];
        for (int cell = 0; cell < intensities.length; cell++) {
            intensities[cell] = cell % QUARTERS >= first ? intensity : 0;
        }
        return intensities;
    }

    static int position(String quarter) {
        return Quarter.parse(quarter).index() - SupplyModel.HORIZON.start().index();
    }

    static SupplyPolicy flowBlock(Pathway pathway, Set<String> chips, double[] intensities) {
        return new SupplyPolicy(
                List.of(new SupplyPolicy.FlowBlock(new SupplyPolicy.Chips(pathway, chips), intensities)),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    static SupplyPolicy inputBlock(SupplyPolicy.Input input, double[] intensities) {
        return new SupplyPolicy(
                List.of(), List.of(), List.of(new SupplyPolicy.InputBlock(input, intensities)), List.of(), List.of());
    }

    static SupplyPolicy setAside(String designer, double share, double[] intensities) {
        return new SupplyPolicy(
                List.of(),
                List.of(),
                List.of(),
                List.of(new SupplyPolicy.SetAside(designer, share, intensities)),
                List.of());
    }

    /** The rules in force at the end of 2025, at round strengths: no memory from 2025 on, no dies made abroad, Huawei first, no H200. */
    public static SupplyPolicy rulesOf2025(DrawBlock block) {
        return new SupplyPolicy(
                List.of(
                        new SupplyPolicy.FlowBlock(
                                new SupplyPolicy.Chips(Pathway.LEGAL_IMPORT, Set.of("h200")),
                                since(block, "2024Q1", 1)),
                        new SupplyPolicy.FlowBlock(
                                new SupplyPolicy.Chips(Pathway.LEGAL_IMPORT, Set.of("h20", "rtx-pro-6000d")),
                                since(block, "2025Q4", .95))),
                List.of(),
                List.of(
                        new SupplyPolicy.InputBlock(SupplyPolicy.Input.HBM_IMPORT, since(block, "2025Q1", .94)),
                        new SupplyPolicy.InputBlock(SupplyPolicy.Input.PROXY_DIES, since(block, "2024Q4", .97))),
                List.of(new SupplyPolicy.SetAside("huawei", .92, since(block, "2026Q1", .75))),
                List.of());
    }

    static double[] chips(SupplySample sample, String chip, Pathway pathway) {
        return sample.flows().stream()
                .filter(flow -> flow.chip().equals(chip) && flow.pathway() == pathway)
                .findFirst()
                .orElseThrow()
                .chips();
    }

    /** Values of one quarter over the draws. */
    static double[] column(double[] rowMajor, int quarter) {
        double[] column = new double[rowMajor.length / QUARTERS];
        Arrays.setAll(column, draw -> rowMajor[draw * QUARTERS + quarter]);
        return column;
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Compute of all flows, or of domestic ones, row-major. */
    static double[] compute(SupplySample sample, boolean domesticOnly) {
        double[] compute = new double[sample.constraints().length];
        for (Flow flow : sample.flows()) {
            for (int cell = 0; cell < compute.length; cell++) {
                compute[cell] += domesticOnly && !flow.domestic() ? 0 : flow.chips()[cell] * flow.h100ePerChip();
            }
        }
        return compute;
    }

    static double share(SupplySample sample, Constraint constraint, String from, String to) {
        int binding = 0;
        int cells = 0;
        for (int cell = 0; cell < sample.constraints().length; cell++) {
            int q = cell % QUARTERS;
            if (q >= position(from) && q <= position(to)) {
                binding += sample.constraints()[cell] == constraint ? 1 : 0;
                cells++;
            }
        }
        return (double) binding / cells;
    }
}
