package chipgap.policy.store;

import static chipgap.policy.store.Texts.at;
import static chipgap.policy.store.Texts.listOf;
import static chipgap.policy.store.Texts.mapOf;

import chipgap.policy.model.ChipAttribute;
import chipgap.policy.model.ChipScope;
import chipgap.policy.model.Condition;
import chipgap.policy.model.Scope;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A scope in YAML. */
record ScopeText(@Nullable ChipsText chips, List<String> headquarters) {
    Scope toModel() {
        ChipScope scope = chips == null ? null : chips.toModel();
        return at("scope", () -> new Scope(scope, listOf(headquarters)));
    }

    /** Conditions by attribute; {@code cleared} gives the reason of each chip outside by name. */
    record ChipsText(
            Map<String, ConditionText> allOf, List<Map<String, ConditionText>> anyOf, Map<String, String> cleared) {
        ChipScope toModel() {
            return at(
                    "scope.chips",
                    () -> new ChipScope(
                            conditions(mapOf(allOf)),
                            listOf(anyOf).stream().map(ChipsText::conditions).toList(),
                            mapOf(cleared)));
        }

        private static List<Condition> conditions(Map<String, ConditionText> conditions) {
            return conditions.entrySet().stream()
                    .map(entry -> entry.getValue().toModel(ChipAttribute.named(entry.getKey())))
                    .toList();
        }
    }

    record ConditionText(@Nullable Double atLeast, @Nullable Double below, Set<String> oneOf, Set<String> noneOf) {
        Condition toModel(ChipAttribute attribute) {
            if (oneOf == null && noneOf == null) {
                return new Condition.Bound(attribute, atLeast, below);
            }
            if (atLeast != null || below != null) {
                throw new IllegalArgumentException(
                        "%s has bounds and words. Give one kind.".formatted(attribute.text()));
            }
            return new Condition.Words(attribute, oneOf == null ? Set.of() : oneOf, noneOf == null ? Set.of() : noneOf);
        }
    }
}
