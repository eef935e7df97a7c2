package chipgap.platform.reference;

import chipgap.kernel.evidence.Grade;
import chipgap.kernel.evidence.Quantity;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The page docs/data-dictionary.md, made from the files that the services ship. */
final class DataDictionary {
    private static final Path ROOT = Path.of("..");
    private static final Path PAGE = ROOT.resolve("docs/data-dictionary.md");
    private static final List<String> SERVICES = List.of("supply", "demand");

    private static final String OPENING = """
            # Data dictionary

            Made by `deploy/local/dictionary` from the shipped files; a test fails when it is stale. Do not edit it.

            Numbers stand in the files as their sources print them and are never edited, only superseded. Rows whose publisher is "Chipgap" are
            assumptions of this project; the note of each gives the reason.

            Two bases are never mixed. **Cards** are accelerator cards of every sort as market researchers (IDC, TrendForce) count them. **Chips** are
            packages as sold, a 910C with its two dies counts once; **H100e** is their compute: dense 8-bit operations ÷ 1979e12. Dies are neither.
            """;

    private static final Map<Grade, String> GRADES = new TreeMap<>(Map.of(
            Grade.A, "official document or company filing",
            Grade.B, "named analyst",
            Grade.C, "press citing anonymous sources",
            Grade.D, "rumour, or an own assumption"));

    private final StringBuilder page = new StringBuilder(OPENING);

    private DataDictionary() {}

    /** The page as it stands in docs. */
    static String written() throws IOException {
        return Files.exists(PAGE) ? Files.readString(PAGE) : "";
    }

    static void write() throws IOException {
        Files.writeString(PAGE, made());
    }

    /** The page that the files of today make. */
    static String made() throws IOException {
        DataDictionary dictionary = new DataDictionary();
        dictionary.files();
        dictionary.columns();
        dictionary.grades();
        dictionary.credits();
        for (String service : SERVICES) {
            dictionary.quantities(service);
        }
        return dictionary.page.toString();
    }

    private void files() throws IOException {
        table("Files", "file", "holds", "rows");
        for (String service : SERVICES) {
            row(
                    reference(service, "figures.csv"),
                    "figures",
                    read(service, "figures.csv").size());
            row(
                    model(service),
                    "quantities that the model samples",
                    sampled(service).size());
            row(
                    reference(service, "quantities.csv"),
                    "all other quantities",
                    read(service, "quantities.csv").size());
        }
        row(
                reference("supply", "chips.csv"),
                "the chip catalogue",
                read("supply", "chips.csv").size());
        String book = reference("policy", "policy-book.yaml");
        long measures = Files.readString(ROOT.resolve(book))
                .lines()
                .filter(line -> line.startsWith("  - id: "))
                .count();
        row(book, "measures and scenarios, described by its own head", measures);
    }

    private void columns() throws IOException {
        Map<String, List<NamedCsvRecord>> byFile =
                CsvReader.builder().ofNamedCsvRecord(Path.of("src/test/resources/dictionary/columns.csv")).stream()
                        .collect(Collectors.groupingBy(
                                line -> line.getField("file"), LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<String, List<NamedCsvRecord>> file : byFile.entrySet()) {
            table("Columns of " + file.getKey(), "column", "what stands there");
            file.getValue().forEach(line -> row(line.getField("column"), line.getField("description")));
            requireAll(file.getKey(), file.getValue());
        }
    }

    private static void requireAll(String file, List<NamedCsvRecord> described) throws IOException {
        List<String> columns =
                described.stream().map(line -> line.getField("column")).toList();
        List<String> header = read("supply", file).getFirst().getHeader();
        if (!header.equals(columns)) {
            throw new IllegalStateException(
                    "columns.csv describes %s of %s, whose header is %s. Describe each column in its order."
                            .formatted(columns, file, header));
        }
    }

    private void grades() {
        table(
                "Evidence grades",
                "grade",
                "source",
                "weight in a pool",
                "spread in logs or logits where no range is stated");
        GRADES.forEach((grade, source) -> row(grade, source, grade.weight(), grade.spread()));
    }

    private void credits() throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        List<NamedCsvRecord> lines = new ArrayList<>(read("supply", "chips.csv"));
        for (String service : SERVICES) {
            lines.addAll(read(service, "figures.csv"));
        }
        lines.forEach(line -> counts.merge(line.getField("publisher"), 1, Integer::sum));
        table("Credits", "publisher", "figures and chips");
        counts.forEach(this::row);
        page.append("""

                Figures of Epoch AI are from "AI chip sales" and related data, Epoch AI, https://epoch.ai, licensed under
                [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/); where a note says so they were summed or subtracted. All others are single
                figures, cited with their source in their own row; the rights in those works stay with their owners.
                """);
    }

    private void quantities(String service) throws IOException {
        Map<String, Long> figures = read(service, "figures.csv").stream()
                .collect(Collectors.groupingBy(line -> line.getField("quantity"), Collectors.counting()));
        table("Quantities of " + service, "quantity", "unit", "kind", "figures", "model", "what is counted");
        Map<String, List<Object>> rows = new TreeMap<>();
        for (Quantity quantity : sampled(service)) {
            rows.put(quantity.name(), described(quantity.unit(), quantity.kind(), "yes", quantity.description()));
        }
        for (NamedCsvRecord line : read(service, "quantities.csv")) {
            Function<String, String> cell = line::getField;
            rows.put(
                    cell.apply("name"),
                    described(cell.apply("unit"), cell.apply("kind"), "no", cell.apply("description")));
        }
        rows.forEach((name, cells) ->
                row(name, cells.get(0), cells.get(1), figures.getOrDefault(name, 0L), cells.get(2), cells.get(3)));
    }

    private static List<Object> described(Object... cells) {
        return List.of(cells);
    }

    private void table(String title, String... columns) {
        page.append("\n## %s\n\n".formatted(title));
        row((Object[]) columns);
        page.append("|---".repeat(columns.length)).append("|\n");
    }

    private void row(Object... cells) {
        List<String> texts = new ArrayList<>();
        for (Object cell : cells) {
            texts.add(String.valueOf(cell).replace("|", "\\|"));
        }
        page.append("| ").append(String.join(" | ", texts)).append(" |\n");
    }

    static List<Quantity> sampled(String service) throws IOException {
        String file = model(service);
        return YamlResource.parse(file, Files.readString(ROOT.resolve(file)), QuantityFile.class)
                .quantities();
    }

    static List<NamedCsvRecord> read(String service, String file) throws IOException {
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().ofNamedCsvRecord(ROOT.resolve(reference(service, file)))) {
            return reader.stream().toList();
        }
    }

    private static String reference(String service, String file) {
        return "%s-service/src/main/resources/reference/%s".formatted(service, file);
    }

    private static String model(String service) {
        return service + "-service/src/main/resources/model/quantities.yaml";
    }
}
