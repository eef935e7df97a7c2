package chipgap.policy.model;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All measures, and the scenarios and classes of chips that belong to them. Immutable.
 *
 * @param measures measures in ascending order of id
 * @param chipClasses classes of chips that policy treats alike
 * @param scenarios scenarios in ascending order of id
 */
public record PolicyBook(List<Measure> measures, List<ChipClass> chipClasses, List<Scenario> scenarios) {
    public PolicyBook {
        measures = measures.stream().sorted(Comparator.comparing(Measure::id)).toList();
        chipClasses = List.copyOf(chipClasses);
        scenarios =
                scenarios.stream().sorted(Comparator.comparing(Scenario::id)).toList();
        BookRules.check(measures, chipClasses, scenarios);
    }

    /**
     * A class of chips.
     *
     * @param id stable id
     * @param title what it is called
     * @param scope which chips belong to it
     */
    public record ChipClass(String id, String title, ChipScope scope) {}

    /** Name of a provision in the whole book. */
    public static String key(Measure measure, Provision provision) {
        return measure.id() + "/" + provision.id();
    }

    /** Every provision by its key, in ascending order. */
    public Map<String, Provision> provisions() {
        return provisions(measures);
    }

    static Map<String, Provision> provisions(List<Measure> measures) {
        Map<String, Provision> provisions = new LinkedHashMap<>();
        for (Measure measure : measures) {
            measure.provisions().forEach(provision -> provisions.put(key(measure, provision), provision));
        }
        return provisions;
    }

    public Optional<Measure> measure(String id) {
        return measures.stream().filter(measure -> measure.id().equals(id)).findFirst();
    }

    public Optional<Scenario> scenario(String id) {
        return scenarios.stream().filter(scenario -> scenario.id().equals(id)).findFirst();
    }

    /**
     * What a scenario comes to with all its parents.
     *
     * @throws IllegalArgumentException when a parent is missing or the line of parents closes a circle
     */
    public Overlay overlay(Scenario scenario) {
        return overlay(
                scenario,
                scenarios.stream().collect(Collectors.toMap(Scenario::id, each -> each)),
                new LinkedHashSet<>());
    }

    static Overlay overlay(Scenario scenario, Map<String, Scenario> scenarios, Set<String> children) {
        String parent = scenario.parent();
        if (!children.add(scenario.id())) {
            throw new IllegalArgumentException("The scenario '%s' is its own parent: %s over %s."
                    .formatted(scenario.id(), String.join(" over ", children), scenario.id()));
        }
        if (parent == null) {
            return Overlay.NONE.with(scenario);
        }
        if (!scenarios.containsKey(parent)) {
            throw new IllegalArgumentException("The scenario '%s' changes '%s', which is no scenario. There are %s."
                    .formatted(
                            scenario.id(),
                            parent,
                            String.join(
                                    ", ", scenarios.keySet().stream().sorted().toList())));
        }
        return overlay(Objects.requireNonNull(scenarios.get(parent)), scenarios, children)
                .with(scenario);
    }

    /**
     * This book with one scenario more.
     *
     * @throws IllegalArgumentException when the scenario does not fit
     */
    public PolicyBook with(Scenario scenario) {
        return new PolicyBook(
                measures,
                chipClasses,
                Stream.concat(scenarios.stream(), Stream.of(scenario)).toList());
    }

    /** Date of the newest record of any provision. */
    public LocalDate newestDate() {
        return provisions().values().stream()
                .map(provision -> provision.newestRecord().knownFrom())
                .max(LocalDate::compareTo)
                .orElseThrow();
    }
}
