package chipgap.supply.model;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.Figure;
import chipgap.kernel.evidence.Quantity;
import chipgap.kernel.evidence.StatementCheck;
import chipgap.kernel.evidence.TimeShape;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import chipgap.platform.figure.ShippedEvidence;
import chipgap.platform.reference.YamlResource;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tables of docs/model-cards/supply.md that are made from the shipped files, between marks that name them. */
final class SupplyCard {
    private static final Path PAGE = Path.of("..", "docs", "model-cards", "supply.md");
    /** Before it none of the deliveries of Epoch AI and hardly a quarter of 2025 was published, so the model itself speaks. */
    private static final LocalDate EARLY = LocalDate.of(2025, 11, 30);

    private static final DrawBlock BLOCK = ShippedModel.block(4096);
    private static final SupplyPolicy RULES = ShippedModel.rulesOf2025(BLOCK);
    private static final Quarter SHOWN = Quarter.parse("2026Q2");

    private SupplyCard() {}

    /** The file of published statements. */
    record Statements(List<Quantity> quantities, List<Statement> statements) {}

    static String written() throws IOException {
        return Files.readString(PAGE);
    }

    static void write() throws IOException {
        Files.writeString(PAGE, made());
    }

    /** The page with all its tables made anew. */
    static String made() throws IOException {
        SupplySample sample = ShippedModel.asOf(ShippedModel.NEWEST).sample(BLOCK, RULES);
        String page = written();
        page = put(page, "statements", statements(ShippedModel.NEWEST));
        page = put(page, "statements-early", statements(EARLY));
        page = put(page, "years", years(sample));
        page = put(page, "binding", binding(sample));
        return put(page, "parameters", parameters());
    }

    private static String put(String page, String name, String table) {
        String begin = "<!-- made: %s -->\n".formatted(name);
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf("<!-- end -->", from);
        if (from < begin.length() || to < 0) {
            throw new IllegalStateException(
                    "%s has no marks for '%s'. Write %s and <!-- end -->.".formatted(PAGE, name, begin.strip()));
        }
        return page.substring(0, from) + table + page.substring(to);
    }

    private static String statements(LocalDate asOf) {
        Statements file = YamlResource.read("/model/statements.yaml", Statements.class);
        List<StatementCheck> checks = ShippedModel.asOf(asOf)
                .validate(BLOCK, RULES, file.statements(), ShippedEvidence.about(file.quantities(), asOf));
        Table table = new Table(
                "figure", "publisher", "statement", "stated", "5 %", "median", "95 %", "percentile", "draws", "unit");
        for (StatementCheck check : checks) {
            table.row(
                    check.figure().id(),
                    check.figure().source(),
                    check.title(),
                    stated(check.figure()),
                    number(check.model().quantile(0.05)),
                    number(check.model().quantile(0.5)),
                    number(check.model().quantile(0.95)),
                    percent(check.percentile()),
                    Integer.toString(check.model().draws()),
                    check.unit());
        }
        return table.text();
    }

    private static String stated(Figure figure) {
        List<String> bounds = Stream.of(figure.low(), figure.high())
                .map(bound -> bound == null ? "" : number(bound))
                .toList();
        String range = figure.low() == null
                ? "at most " + bounds.getLast()
                : figure.high() == null ? "at least " + bounds.getFirst() : String.join(" to ", bounds);
        if (figure.central() == null) {
            return range;
        }
        boolean isAlone = figure.low() == null && figure.high() == null;
        return number(figure.central()) + (isAlone ? "" : " (%s)".formatted(range));
    }

    /** H100e by pathway and year. */
    private static String years(SupplySample sample) {
        Table table = new Table("year", "pathway", "5 %", "median", "95 %");
        for (int year = 2024; year <= 2028; year++) {
            for (Pathway pathway : Pathway.values()) {
                row(table, year, pathway.name(), ofYear(sample, year, pathway));
            }
            row(table, year, "all", ofYear(sample, year, null));
        }
        return table.text();
    }

    private static void row(Table table, int year, String name, double[] values) {
        table.row(
                Integer.toString(year),
                name,
                number(quantile(values, .05)),
                number(quantile(values, .5)),
                number(quantile(values, .95)));
    }

    private static double[] ofYear(SupplySample sample, int year, @Nullable Pathway pathway) {
        int first = ShippedModel.position(year + "Q1");
        double[] sums = new double[BLOCK.drawCount()];
        for (Flow flow : sample.flows()) {
            if (pathway == null || flow.pathway() == pathway) {
                for (int draw = 0; draw < sums.length; draw++) {
                    int from = draw * ShippedModel.QUARTERS + first;
                    sums[draw] += flow.h100ePerChip()
                            * Arrays.stream(flow.chips(), from, from + 4).sum();
                }
            }
        }
        return sums;
    }

    private static String binding(SupplySample sample) {
        Table table = new Table("year", "NONE", "FOUNDRY", "HBM", "PACKAGING");
        for (int year = 2025; year <= 2028; year++) {
            List<String> row = new ArrayList<>(List.of(Integer.toString(year)));
            for (Constraint constraint :
                    List.of(Constraint.NONE, Constraint.FOUNDRY, Constraint.HBM, Constraint.PACKAGING)) {
                row.add(percent(ShippedModel.share(sample, constraint, year + "Q1", year + "Q4")));
            }
            table.row(row.toArray(String[]::new));
        }
        return table.text();
    }

    private static String parameters() {
        Evidence evidence = ShippedEvidence.asOf(ShippedModel.NEWEST);
        Table table = new Table("quantity", "unit", "figures", "assumptions", "5 %", "median", "95 %");
        for (Quantity quantity : ShippedEvidence.sampled()) {
            List<String> row = new ArrayList<>(List.of(
                    quantity.name(), quantity.unit(), ids(evidence, quantity, "F"), ids(evidence, quantity, "A")));
            for (double probability : new double[] {.05, .5, .95}) {
                row.add(
                        quantity.shape() == TimeShape.FLOW
                                ? ""
                                : number(quantile(values(evidence, quantity), probability)));
            }
            table.row(row.toArray(String[]::new));
        }
        return table.text();
    }

    private static String ids(Evidence evidence, Quantity quantity, String initial) {
        String mark = initial.equals("A") ? "*" : "";
        return evidence.figures(quantity.name()).stream()
                .map(Figure::id)
                .filter(id -> id.startsWith(initial))
                .map(id -> mark + id + mark)
                .collect(Collectors.joining(", "));
    }

    private static double[] values(Evidence evidence, Quantity quantity) {
        return quantity.shape() == TimeShape.CONSTANT
                ? evidence.value(quantity.name()).sample(BLOCK)
                : evidence.series(quantity.name()).sample(BLOCK, new QuarterRange(SHOWN, SHOWN.plus(1)));
    }

    private static double quantile(double[] values, double probability) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(probability * sorted.length) - 1];
    }

    /** Three digits. */
    private static String number(double value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(3));
        return rounded.abs().compareTo(BigDecimal.valueOf(1000)) < 0
                ? rounded.stripTrailingZeros().toPlainString()
                : String.format(Locale.ROOT, "%,.0f", rounded);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    /** A table of Markdown. */
    private static final class Table {
        private final StringBuilder text = new StringBuilder();

        Table(String... headings) {
            row(headings);
            text.append("|---".repeat(headings.length)).append("|\n");
        }

        void row(String... cells) {
            text.append("| ").append(String.join(" | ", cells)).append(" |\n");
        }

        String text() {
            return text.toString();
        }
    }
}
