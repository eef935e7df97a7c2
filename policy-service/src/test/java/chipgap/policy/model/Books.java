package chipgap.policy.model;

import chipgap.kernel.evidence.Grade;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Small policy books, made by hand. */
final class Books {
    static final LocalDate AS_OF = LocalDate.of(2025, 11, 30);
    static final Scenario BASELINE = Scenario.disabling("baseline", "Baseline", "", Set.of());
    static final Catalogue NO_CHIPS = new Catalogue("none", List.of());
    static final Effect BLOCK = new Effect.BlockFlow(Effect.Pathway.LEGAL_IMPORT, Effect.Gate.EXPORTER, List.of());

    private Books() {}

    /** A book of one measure, m. */
    static PolicyBook of(Provision... provisions) {
        return of(List.of(BASELINE), provisions);
    }

    static PolicyBook of(List<Scenario> scenarios, Provision... provisions) {
        Measure measure = new Measure(
                "m",
                "P",
                "US",
                "agency",
                "title",
                LocalDate.of(2025, 1, 1),
                "scope",
                "",
                List.of(new Measure.Source(
                        "somebody", "", LocalDate.of(2025, 1, 1), LocalDate.of(2025, 1, 1), Grade.A)),
                Arrays.asList(provisions));
        return new PolicyBook(List.of(measure), List.of(), scenarios);
    }

    static Provision provision(String id, ProvisionRecord... records) {
        return new Provision(id, BLOCK, Map.of(), Arrays.asList(records));
    }

    static Provision superseding(String id, String other, ProvisionRecord record) {
        return new Provision(
                id,
                BLOCK,
                Scope.ALL,
                new Provision.Precedence(Set.of(other), Set.of()),
                Map.of(),
                Map.of(),
                List.of(record));
    }

    static Provision conflicting(String id, String other, ProvisionRecord record) {
        return new Provision(
                id,
                BLOCK,
                Scope.ALL,
                new Provision.Precedence(Set.of(), Set.of(other)),
                Map.of(),
                Map.of(),
                List.of(record));
    }

    /** In force from a date for certain, at full strength. */
    static ProvisionRecord from(String date) {
        return record(1, DateRange.certain(LocalDate.parse(date)), 1, 0);
    }

    static ProvisionRecord record(double probability, DateRange from, double strength, double leakage) {
        return record(probability, from, FractionRange.certain(strength), FractionRange.certain(leakage));
    }

    static ProvisionRecord record(double probability, DateRange from, FractionRange strength, FractionRange leakage) {
        return new ProvisionRecord(
                LocalDate.of(2025, 1, 1), Status.IN_FORCE, probability, from, null, 0, 0, strength, leakage, "test");
    }

    static DateRange dates(String low, String central, String high) {
        return new DateRange(LocalDate.parse(low), LocalDate.parse(central), LocalDate.parse(high));
    }
}
