package chipgap.policy.model;

import chipgap.kernel.random.CorrelatedNormal;
import chipgap.kernel.random.DimensionRange;
import chipgap.kernel.random.RandomInput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** What must hold across a policy book. Each refusal names the place and the value. */
final class BookRules {
    /** The sampling dimensions of policy. */
    private static final DimensionRange DIMENSIONS = new DimensionRange(0, 32);

    private final Map<String, Provision> provisions;

    private BookRules(Map<String, Provision> provisions) {
        this.provisions = provisions;
    }

    static void check(List<Measure> measures, List<PolicyBook.ChipClass> classes, List<Scenario> scenarios) {
        requireDistinct("measures", measures.stream().map(Measure::id).toList());
        requireDistinct(
                "chip classes", classes.stream().map(PolicyBook.ChipClass::id).toList());
        requireDistinct("scenarios", scenarios.stream().map(Scenario::id).toList());
        BookRules rules = new BookRules(PolicyBook.provisions(measures));
        rules.checkMeasures(measures);
        rules.checkReferences("", rules.provisions);
        rules.checkCircles(rules.provisions);
        rules.checkInputs();
        Map<String, Scenario> byId = new TreeMap<>();
        scenarios.forEach(scenario -> byId.put(scenario.id(), scenario));
        for (Scenario scenario : scenarios) {
            rules.check(scenario, PolicyBook.overlay(scenario, byId, new LinkedHashSet<>()));
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

    private void checkMeasures(List<Measure> measures) {
        for (Measure measure : measures) {
            if (measure.id().equals(Overlay.HYPOTHETICAL)) {
                throw new IllegalArgumentException(
                        "No measure may be called '%s': provisions of scenarios are.".formatted(Overlay.HYPOTHETICAL));
            }
        }
    }

    private void checkReferences(String place, Map<String, Provision> all) {
        all.forEach((key, provision) -> {
            provision.precedence().supersedes().forEach(other -> require(place + key, "supersedes", other, all));
            provision.precedence().conflictsWith().forEach(other -> require(place + key, "conflicts with", other, all));
            if (provision.effect() instanceof Effect.Anticipation anticipation) {
                require(place + key, "anticipates", anticipation.of(), all);
            }
        });
    }

    private static void require(String key, String verb, String other, Map<String, Provision> all) {
        if (!all.containsKey(other) || other.equals(key)) {
            throw new IllegalArgumentException(
                    "%s %s '%s', which is no other provision. Write it like measure/provision."
                            .formatted(key, verb, other));
        }
    }

    private void checkCircles(Map<String, Provision> all) {
        Set<String> cleared = new HashSet<>();
        all.keySet().forEach(key -> follow(key, all, new LinkedHashSet<>(), cleared));
    }

    private static void follow(String key, Map<String, Provision> all, Set<String> path, Set<String> cleared) {
        if (!path.add(key)) {
            List<String> circle = new ArrayList<>(path);
            throw new IllegalArgumentException("Provisions supersede each other in a circle: %s, %s."
                    .formatted(String.join(", ", circle.subList(circle.indexOf(key), circle.size())), key));
        }
        if (!cleared.contains(key)) {
            Objects.requireNonNull(all.get(key)).precedence().supersedes().stream()
                    .sorted()
                    .forEach(other -> follow(other, all, path, cleared));
            cleared.add(key);
        }
        path.remove(key);
    }

    private void checkInputs() {
        List<RandomInput> inputs = new ArrayList<>();
        provisions.forEach((key, provision) -> {
            new CorrelatedNormal(key, provision.loadings());
            for (ProvisionInput input : ProvisionInput.values()) {
                inputs.add(input.of(key, provision.samplingDimensions()));
            }
        });
        DIMENSIONS.check(inputs);
    }

    private void check(Scenario scenario, Overlay overlay) {
        String place = "The scenario '%s': ".formatted(scenario.id());
        Map<String, Provision> all = new TreeMap<>(provisions);
        all.putAll(overlay.hypothetical());
        for (Scenario.Change change : scenario.changes()) {
            Provision provision = all.get(change.provision());
            if (provision == null) {
                throw new IllegalArgumentException(
                        "%schanges '%s', which is no provision. Write it like measure/provision."
                                .formatted(place, change.provision()));
            }
            provision.records().forEach(known -> applies(place, change.provision(), overlay, known));
        }
        checkReferences(place, all);
        checkCircles(all);
        overlay.hypothetical().forEach((key, provision) -> {
            new CorrelatedNormal(key, provision.loadings());
            if (!provision.samplingDimensions().isEmpty()) {
                throw new IllegalArgumentException(
                        "%s%s cannot claim sampling dimensions; they belong to the book.".formatted(place, key));
            }
        });
    }

    private static void applies(String place, String key, Overlay overlay, ProvisionRecord known) {
        try {
            Objects.requireNonNull(overlay.changes().get(key)).applyTo(known);
        } catch (IllegalArgumentException refusal) {
            throw new IllegalArgumentException(
                    "%s%s, record of %s: %s".formatted(place, key, known.knownFrom(), refusal.getMessage()), refusal);
        }
    }
}
