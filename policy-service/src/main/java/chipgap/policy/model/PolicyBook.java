package chipgap.policy.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One revision of everything the service knows. Immutable.
 *
 * @param digest SHA-256 of its text
 * @param recordedAt when the revision was recorded
 * @param measures measures in ascending order of id
 * @param scenarios scenarios in ascending order of id
 */
public record PolicyBook(String digest, Instant recordedAt, List<Measure> measures, List<Scenario> scenarios) {
    public PolicyBook {
        measures = measures.stream().sorted(Comparator.comparing(Measure::id)).toList();
        scenarios =
                scenarios.stream().sorted(Comparator.comparing(Scenario::id)).toList();
        requireDistinct("measures", measures.stream().map(Measure::id).toList());
        requireDistinct("scenarios", scenarios.stream().map(Scenario::id).toList());
        Set<String> provisions = measures.stream()
                .flatMap(measure -> measure.provisions().stream().map(provision -> key(measure, provision)))
                .collect(Collectors.toSet());
        for (Scenario scenario : scenarios) {
            for (String disabled : scenario.disabled()) {
                if (!provisions.contains(disabled)) {
                    throw new IllegalArgumentException(
                            "The scenario '%s' disables '%s', which is no provision. Write it like measure/provision."
                                    .formatted(scenario.id(), disabled));
                }
            }
        }
    }

    private static void requireDistinct(String what, List<String> ids) {
        Set<String> seen = new HashSet<>();
        for (String id : ids) {
            if (!seen.add(id)) {
                throw new IllegalArgumentException("Two %s are called '%s'.".formatted(what, id));
            }
        }
    }

    /** Name of a provision in the whole book. */
    public static String key(Measure measure, Provision provision) {
        return measure.id() + "/" + provision.id();
    }

    public Optional<Measure> measure(String id) {
        return measures.stream().filter(measure -> measure.id().equals(id)).findFirst();
    }

    public Optional<Scenario> scenario(String id) {
        return scenarios.stream().filter(scenario -> scenario.id().equals(id)).findFirst();
    }

    /** Date of the newest record of any provision. */
    public LocalDate newestDate() {
        return measures.stream()
                .flatMap(measure -> measure.provisions().stream())
                .map(provision -> provision.newestRecord().knownFrom())
                .max(LocalDate::compareTo)
                .orElseThrow();
    }
}
