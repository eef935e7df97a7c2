package chipgap.policy.model;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One dated, typed effect of a measure.
 *
 * @param id id inside its measure
 * @param effect what it does
 * @param loadings loadings of its occurrence and strength on common factors
 * @param records what was known of it, by date, at least one
 */
public record Provision(String id, Effect effect, Map<String, Double> loadings, List<ProvisionRecord> records) {
    public Provision {
        loadings = Map.copyOf(loadings);
        records = records.stream()
                .sorted(Comparator.comparing(ProvisionRecord::knownFrom))
                .toList();
        if (records.isEmpty()) {
            throw new IllegalArgumentException("The provision '%s' needs at least one record.".formatted(id));
        }
        if (records.stream().map(ProvisionRecord::knownFrom).distinct().count() < records.size()) {
            throw new IllegalArgumentException(
                    "Two records of the provision '%s' hold from the same date.".formatted(id));
        }
    }

    /** What was known on a date; empty before the first record. */
    public Optional<ProvisionRecord> recordAt(LocalDate asOf) {
        return records.stream()
                .filter(known -> !known.knownFrom().isAfter(asOf))
                .reduce((earlier, later) -> later);
    }

    /** What is known last. */
    public ProvisionRecord newestRecord() {
        return records.getLast();
    }
}
