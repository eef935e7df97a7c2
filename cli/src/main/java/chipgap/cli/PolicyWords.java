package chipgap.cli;

import chipgap.proto.policy.v1.Condition;
import chipgap.proto.policy.v1.DateDistribution;
import chipgap.proto.policy.v1.FractionDistribution;
import chipgap.proto.policy.v1.ProvisionChange;
import chipgap.proto.type.v1.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Parts of policy as words. */
final class PolicyWords {
    private PolicyWords() {}

    /** The kind of an effect, e.g. "block flow". */
    static String kind(Effect effect) {
        return effect.getKindCase().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What an effect does, with whom it is about. */
    static String of(Effect effect) {
        String about = switch (effect.getKindCase()) {
            case BLOCK_FLOW ->
                Words.of(effect.getBlockFlow().getPathway())
                        + chips(effect.getBlockFlow().getChipsList());
            case CAP_FLOW ->
                "%s, %s a quarter%s"
                        .formatted(
                                Words.of(effect.getCapFlow().getPathway()),
                                Numbers.rounded(effect.getCapFlow().getChipsPerQuarter()),
                                chips(effect.getCapFlow().getChipsList()));
            case PRICE_FACTOR ->
                "× %s%s"
                        .formatted(
                                Numbers.rounded(effect.getPriceFactor().getFactor()),
                                chips(effect.getPriceFactor().getChipsList()));
            case INPUT_BLOCK -> words(effect.getInputBlock().getInput().name(), "SUPPLY_INPUT_");
            case SET_ASIDE ->
                "%s of advanced wafers for %s"
                        .formatted(
                                Numbers.percent(effect.getSetAside().getShareFraction()),
                                effect.getSetAside().getDesigner());
            case DOMESTIC_ONLY ->
                "buyers: " + words(effect.getDomesticOnly().getBuyers().name(), "BUYER_SCOPE_");
            case ELECTRICITY_SUBSIDY ->
                "%s of the bill"
                        .formatted(
                                Numbers.percent(effect.getElectricitySubsidy().getBillFraction()));
            case DEMAND_SHIFT ->
                "by %d quarters".formatted(effect.getDemandShift().getDelayQuarters());
            case ANTICIPATION -> "of " + provision(effect.getAnticipation().getProvision());
            case PRIORITY_TIER -> "tier %d".formatted(effect.getPriorityTier().getTier());
            case CONTEXT_ONLY -> "no effect in the model";
            case KIND_NOT_SET -> "of a kind that this program does not know";
        };
        return kind(effect) + ": " + about;
    }

    private static String chips(List<String> names) {
        return ": "
                + (names.isEmpty()
                        ? "every chip"
                        : names.stream().map(Words::id).collect(Collectors.joining(", ")));
    }

    private static String words(String name, String prefix) {
        return name.substring(prefix.length()).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code measure/provision} of a resource name. */
    static String provision(String name) {
        return name.replaceFirst("^measures/", "").replaceFirst("/provisions/", "/");
    }

    /** A resource name from {@code measure/provision}. */
    static String provisionName(String typed) {
        int slash = typed.indexOf('/');
        return typed.startsWith("measures/") || slash < 0
                ? typed
                : "measures/" + typed.substring(0, slash) + "/provisions/" + typed.substring(slash + 1);
    }

    static String of(DateDistribution dates) {
        String central = Dates.text(dates.getCentralDate());
        return dates.getLowDate().equals(dates.getHighDate())
                ? central
                : "%s [%s to %s]".formatted(central, Dates.text(dates.getLowDate()), Dates.text(dates.getHighDate()));
    }

    static String of(FractionDistribution fractions) {
        String central = Numbers.percent(fractions.getCentralFraction());
        return fractions.getLowFraction() == fractions.getHighFraction()
                ? central
                : "%s [%s to %s]"
                        .formatted(
                                central,
                                Numbers.percent(fractions.getLowFraction()),
                                Numbers.percent(fractions.getHighFraction()));
    }

    static String of(Condition condition) {
        List<String> parts = new ArrayList<>();
        if (condition.hasAtLeast()) {
            parts.add("at least " + Numbers.exact(condition.getAtLeast()));
        }
        if (condition.hasBelow()) {
            parts.add("below " + Numbers.exact(condition.getBelow()));
        }
        if (condition.getOneOfCount() > 0) {
            parts.add("one of " + String.join(", ", condition.getOneOfList()));
        }
        if (condition.getNoneOfCount() > 0) {
            parts.add("none of " + String.join(", ", condition.getNoneOfList()));
        }
        return condition.getAttribute() + " " + String.join(", ", parts);
    }

    static String of(ProvisionChange change) {
        List<String> parts = new ArrayList<>();
        if (change.hasEnabled()) {
            parts.add(change.getEnabled() ? "takes effect again" : "never takes effect");
        }
        if (change.hasOccurrenceProbability()) {
            parts.add("probability " + Numbers.percent(change.getOccurrenceProbability()));
        }
        if (change.hasDelayQuarters()) {
            parts.add("%s quarters later".formatted(Numbers.exact(change.getDelayQuarters())));
        }
        if (change.hasEffectiveFrom()) {
            parts.add("from " + of(change.getEffectiveFrom()));
        }
        if (change.hasStrength()) {
            parts.add("strength " + of(change.getStrength()));
        }
        if (change.hasLeakage()) {
            parts.add("leakage " + of(change.getLeakage()));
        }
        return String.join("; ", parts);
    }
}
