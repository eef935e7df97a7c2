package chipgap.policy.model;

import java.util.Locale;

/** Effects in a few words, the kind first. Effects of the same words act on the same thing. */
final class EffectWords {
    private EffectWords() {}

    static String of(Effect effect) {
        return switch (effect) {
            case Effect.BlockFlow block -> "block_flow " + lower(block.pathway());
            case Effect.CapFlow cap -> "cap_flow " + lower(cap.pathway());
            case Effect.PriceFactor price -> "price_factor " + lower(price.pathway());
            case Effect.InputBlock block -> "input_block " + lower(block.input());
            case Effect.SetAside setAside -> "set_aside " + setAside.designer();
            case Effect.PriorityTier tier -> "priority_tier " + String.join(" ", tier.segments());
            case Effect.DomesticOnly only -> "domestic_only " + lower(only.buyers());
            case Effect.DemandShift shift -> "demand_shift " + lower(shift.buyers());
            case Effect.Anticipation anticipation -> "anticipation " + anticipation.of();
            case Effect.ElectricitySubsidy _ -> "electricity_subsidy";
            case Effect.ContextOnly _ -> "context_only";
        };
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
