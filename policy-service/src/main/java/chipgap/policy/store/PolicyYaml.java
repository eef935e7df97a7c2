package chipgap.policy.store;

import chipgap.policy.model.ChipScope;
import chipgap.policy.model.Condition;
import chipgap.policy.model.DateRange;
import chipgap.policy.model.Effect;
import chipgap.policy.model.FractionRange;
import chipgap.policy.model.Provision;
import chipgap.policy.model.ProvisionRecord;
import chipgap.policy.model.Scenario;
import chipgap.policy.model.Scope;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Parts of the model as YAML, in the form that {@link PolicyBookText} reads. */
final class PolicyYaml {
    private static final ObjectMapper MAPPER = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private PolicyYaml() {}

    /** A scenario alone. */
    static String text(Scenario scenario) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("id", scenario.id());
        tree.put("title", scenario.title());
        tree.put("description", scenario.description());
        tree.put("parent", scenario.parent());
        tree.put("changes", scenario.changes().stream().map(PolicyYaml::tree).toList());
        tree.put(
                "hypothetical",
                scenario.hypothetical().stream().map(PolicyYaml::tree).toList());
        return write(tree);
    }

    /**
     * The text of a book with one record more.
     *
     * @throws IllegalArgumentException when there is no such provision
     */
    static String withRecord(String book, String key, ProvisionRecord added) {
        try {
            JsonNode tree = MAPPER.readTree(book);
            JsonNode provision = StreamSupport.stream(tree.path("measures").spliterator(), false)
                    .flatMap(measure -> StreamSupport.stream(
                                    measure.path("provisions").spliterator(), false)
                            .filter(each -> key.equals(measure.path("id").asText() + "/"
                                    + each.path("id").asText())))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("There is no provision '%s'.".formatted(key)));
            ((ArrayNode) provision.path("records")).add(MAPPER.<ObjectNode>valueToTree(tree(added)));
            return write(tree);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A stored policy book cannot be read.", impossible);
        }
    }

    private static String write(Object tree) {
        try {
            return MAPPER.writeValueAsString(tree);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Trees of text and numbers can be written.", impossible);
        }
    }

    private static Map<String, @Nullable Object> tree(Scenario.Change change) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("provision", change.provision());
        tree.put("enabled", change.enabled());
        tree.put("occurrence_probability", change.probability());
        tree.put("delay_quarters", change.delayQuarters());
        tree.put("effective_from", change.effectiveFrom() == null ? null : dates(change.effectiveFrom()));
        tree.put("strength", change.strength() == null ? null : fractions(change.strength()));
        tree.put("leakage", change.leakage() == null ? null : fractions(change.leakage()));
        return tree;
    }

    private static Map<String, @Nullable Object> tree(Provision provision) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("id", provision.id());
        tree.put("effect", effect(provision.effect()));
        tree.put("scope", scope(provision.scope()));
        tree.put("supersedes", new TreeSet<>(provision.precedence().supersedes()));
        tree.put("conflicts_with", new TreeSet<>(provision.precedence().conflictsWith()));
        tree.put("loadings", new TreeMap<>(provision.loadings()));
        tree.put("records", provision.records().stream().map(PolicyYaml::tree).toList());
        return tree;
    }

    private static Map<String, Effect> effect(Effect effect) {
        String kind = PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(
                effect.getClass().getSimpleName());
        return Map.of(kind, effect);
    }

    private static Map<String, @Nullable Object> scope(Scope scope) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("headquarters", scope.headquarters());
        ChipScope chips = scope.chips();
        if (chips != null) {
            tree.put(
                    "chips",
                    Map.of(
                            "all_of",
                            conditions(chips.conditions()),
                            "any_of",
                            chips.alternatives().stream()
                                    .map(PolicyYaml::conditions)
                                    .toList(),
                            "cleared",
                            new TreeMap<>(chips.cleared())));
        }
        return tree;
    }

    private static Map<String, Object> conditions(List<Condition> conditions) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (Condition condition : conditions) {
            tree.put(
                    condition.attribute().text(),
                    switch (condition) {
                        case Condition.Bound bound -> bounds(bound.atLeast(), bound.below());
                        case Condition.Words words -> Map.of("one_of", words.oneOf(), "none_of", words.noneOf());
                    });
        }
        return tree;
    }

    private static Map<String, @Nullable Object> bounds(@Nullable Double atLeast, @Nullable Double below) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("at_least", atLeast);
        tree.put("below", below);
        return tree;
    }

    private static Map<String, @Nullable Object> tree(ProvisionRecord known) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("known_from", known.knownFrom().toString());
        tree.put("status", known.status().name());
        tree.put("occurrence_probability", known.occurrenceProbability());
        tree.put("effective_from", dates(known.effectiveFrom()));
        DateRange effectiveTo = known.effectiveTo();
        tree.put("effective_to", effectiveTo == null ? List.of() : dates(effectiveTo));
        tree.put("end_probability", known.endProbability());
        tree.put("phase_in_quarters", known.phaseInQuarters());
        tree.put("strength", fractions(known.strength()));
        tree.put("leakage", fractions(known.leakage()));
        tree.put("reason", known.reason());
        return tree;
    }

    private static List<String> dates(DateRange dates) {
        return Stream.of(dates.low(), dates.central(), dates.high())
                .map(LocalDate::toString)
                .toList();
    }

    private static List<Double> fractions(FractionRange fractions) {
        return List.of(fractions.low(), fractions.central(), fractions.high());
    }
}
