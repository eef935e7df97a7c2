package chipgap.policy.api;

import chipgap.platform.type.Names;
import chipgap.platform.type.TypeMessages;
import chipgap.policy.model.ChipAttribute;
import chipgap.policy.model.ChipScope;
import chipgap.policy.model.Condition;
import chipgap.policy.model.Scope;
import chipgap.proto.policy.v1.Alternative;
import chipgap.proto.policy.v1.ClearedChip;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Scopes ⇄ messages. */
final class ScopeMessages {
    private ScopeMessages() {}

    static chipgap.proto.policy.v1.Scope message(Scope scope) {
        chipgap.proto.policy.v1.Scope.Builder message =
                chipgap.proto.policy.v1.Scope.newBuilder().addAllHeadquartersCountryCodes(scope.headquarters());
        ChipScope chips = scope.chips();
        if (chips != null) {
            message.addAllConditions(messages(chips.conditions()));
            chips.alternatives()
                    .forEach(alternative ->
                            message.addAlternatives(Alternative.newBuilder().addAllConditions(messages(alternative))));
            new TreeMap<>(chips.cleared())
                    .forEach((chip, reason) -> message.addClearedChips(ClearedChip.newBuilder()
                            .setChip(Names.name("chips", chip))
                            .setReason(reason)));
        }
        return message.build();
    }

    private static List<chipgap.proto.policy.v1.Condition> messages(List<Condition> conditions) {
        return conditions.stream().map(ScopeMessages::message).toList();
    }

    private static chipgap.proto.policy.v1.Condition message(Condition condition) {
        chipgap.proto.policy.v1.Condition.Builder message = chipgap.proto.policy.v1.Condition.newBuilder()
                .setAttribute(condition.attribute().text());
        switch (condition) {
            case Condition.Bound bound -> {
                if (bound.atLeast() != null) {
                    message.setAtLeast(bound.atLeast());
                }
                if (bound.below() != null) {
                    message.setBelow(bound.below());
                }
            }
            case Condition.Words words ->
                message.addAllOneOf(new TreeSet<>(words.oneOf())).addAllNoneOf(new TreeSet<>(words.noneOf()));
        }
        return message.build();
    }

    static Scope scope(String field, chipgap.proto.policy.v1.Scope message) {
        return TypeMessages.reading(
                field, () -> new Scope(chips(field, message), message.getHeadquartersCountryCodesList()));
    }

    private static @Nullable ChipScope chips(String field, chipgap.proto.policy.v1.Scope message) {
        if (message.getConditionsCount() + message.getAlternativesCount() + message.getClearedChipsCount() == 0) {
            return null;
        }
        Map<String, String> cleared = new HashMap<>();
        message.getClearedChipsList()
                .forEach(chip -> cleared.put(
                        Names.id(field + ".cleared_chips.chip", "chips", chip.getChip()), chip.getReason()));
        return new ChipScope(
                conditions(message.getConditionsList()),
                message.getAlternativesList().stream()
                        .map(alternative -> conditions(alternative.getConditionsList()))
                        .toList(),
                cleared);
    }

    private static List<Condition> conditions(List<chipgap.proto.policy.v1.Condition> messages) {
        return messages.stream().map(ScopeMessages::condition).toList();
    }

    private static Condition condition(chipgap.proto.policy.v1.Condition message) {
        ChipAttribute attribute = ChipAttribute.named(message.getAttribute());
        if (message.getOneOfCount() + message.getNoneOfCount() > 0) {
            return new Condition.Words(
                    attribute, Set.copyOf(message.getOneOfList()), Set.copyOf(message.getNoneOfList()));
        }
        return new Condition.Bound(
                attribute,
                message.hasAtLeast() ? message.getAtLeast() : null,
                message.hasBelow() ? message.getBelow() : null);
    }
}
