package chipgap.platform.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import chipgap.kernel.evidence.Quantity;
import chipgap.kernel.evidence.ValueKind;
import chipgap.kernel.time.Period;
import chipgap.platform.unit.Unit;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures and quantities that the services ship, as files. */
class ShippedDataTest {
    private record Kind(String unit, ValueKind kind) {}

    @Test
    void theDictionaryIsNotStale() throws IOException {
        if (Boolean.getBoolean("chipgap.dictionary.write")) {
            DataDictionary.write();
        }
        assertThat(DataDictionary.written())
                .as("docs/data-dictionary.md. Make it anew: deploy/local/dictionary")
                .isEqualTo(DataDictionary.made());
    }

    /** 267 published figures make up edition 1 of the reference data. */
    @Test
    void everyFigureOfEdition1StandsInOneService() throws IOException {
        List<String> ids = Stream.concat(
                        DataDictionary.read("supply", "figures.csv").stream(),
                        DataDictionary.read("demand", "figures.csv").stream())
                .map(line -> line.getField("id"))
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids.stream().filter(id -> id.startsWith("F"))).hasSize(267);
    }

    @ParameterizedTest
    @ValueSource(strings = {"supply", "demand"})
    void everyFigureFitsItsQuantityAndEveryQuantityHasAFigure(String service) throws IOException {
        Map<String, Kind> quantities = quantities(service);
        Set<String> without = new HashSet<>(quantities.keySet());
        for (NamedCsvRecord line : DataDictionary.read(service, "figures.csv")) {
            String id = line.getField("id");
            Kind quantity = Objects.requireNonNull(quantities.get(line.getField("quantity")), "quantity of " + id);
            assertThatCode(() -> Period.parse(line.getField("period"))).as(id).doesNotThrowAnyException();
            requireFit(line, quantity);
            without.remove(line.getField("quantity"));
        }
        assertThat(without).isEmpty();
    }

    private static void requireFit(NamedCsvRecord line, Kind quantity) {
        double factor = Unit.parse(line.getField("unit")).factorTo(Unit.parse(quantity.unit()));
        List<Double> numbers = Stream.of("low", "central", "high")
                .map(line::getField)
                .filter(text -> !text.isEmpty())
                .map(Double::valueOf)
                .toList();
        assertThat(numbers)
                .as(line.getField("id"))
                .isNotEmpty()
                .isSorted()
                .allSatisfy(number ->
                        assertThat(quantity.kind().admits(number * factor)).isTrue());
    }

    private static Map<String, Kind> quantities(String service) throws IOException {
        Map<String, Kind> quantities = new HashMap<>();
        for (Quantity quantity : DataDictionary.sampled(service)) {
            quantities.put(quantity.name(), new Kind(quantity.unit(), quantity.kind()));
        }
        for (NamedCsvRecord line : DataDictionary.read(service, "quantities.csv")) {
            Kind kind = new Kind(line.getField("unit"), ValueKind.valueOf(line.getField("kind")));
            assertThat(quantities.put(line.getField("name"), kind))
                    .as("%s described twice", line.getField("name"))
                    .isNull();
            assertThat(line.getField("description")).endsWith(".");
        }
        return quantities;
    }
}
