package chipgap.policy.store;

import static chipgap.policy.store.Texts.listOf;
import static chipgap.policy.store.Texts.required;

import chipgap.policy.model.Effect;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An effect in YAML: exactly one key is given. */
record EffectText(
        @Nullable BlockFlow blockFlow,
        @Nullable CapFlow capFlow,
        @Nullable DomesticOnly domesticOnly,
        @Nullable SetAside setAside,
        @Nullable PriorityTier priorityTier,
        @Nullable InputBlock inputBlock,
        @Nullable PriceFactor priceFactor,
        @Nullable ElectricitySubsidy electricitySubsidy,
        @Nullable Anticipation anticipation,
        @Nullable DemandShift demandShift,
        @Nullable ContextOnly contextOnly) {

    private sealed interface Kind {
        Effect toModel();
    }

    Effect toModel() {
        List<Kind> given = Stream.<@Nullable Kind>of(
                        blockFlow,
                        capFlow,
                        domesticOnly,
                        setAside,
                        priorityTier,
                        inputBlock,
                        priceFactor,
                        electricitySubsidy,
                        anticipation,
                        demandShift,
                        contextOnly)
                .filter(Objects::nonNull)
                .<Kind>map(Objects::requireNonNull)
                .toList();
        if (given.size() != 1) {
            throw new IllegalArgumentException("effect must have exactly one kind, not %d.".formatted(given.size()));
        }
        return given.getFirst().toModel();
    }

    /** {@code chips} names the chips in scope for short. */
    record BlockFlow(Effect.Pathway pathway, Effect.Gate gate, List<String> chips) implements Kind {
        @Override
        public Effect toModel() {
            return new Effect.BlockFlow(required("pathway", pathway), required("gate", gate), listOf(chips));
        }
    }

    record CapFlow(Effect.Pathway pathway, double chipsPerQuarter, List<String> chips) implements Kind {
        @Override
        public Effect toModel() {
            return new Effect.CapFlow(required("pathway", pathway), chipsPerQuarter, listOf(chips));
        }
    }

    record DomesticOnly(Effect.BuyerScope buyers, List<Effect.Workload> workloads, List<String> segments)
            implements Kind {
        @Override
        public Effect toModel() {
            return new Effect.DomesticOnly(required("buyers", buyers), listOf(workloads), listOf(segments));
        }
    }

    record SetAside(String designer, double shareFraction) implements Kind {
        @Override
        public Effect toModel() {
            return new Effect.SetAside(required("designer", designer), shareFraction);
        }
    }

    record PriorityTier(List<String> segments, int tier) implements Kind {
        @Override
        public Effect toModel() {
            return new Effect.PriorityTier(required("segments", segments), tier);
        }
    }

    record InputBlock(Effect.SupplyInput input) implements Kind {
        @Override
        public Effect toModel() {
            return new Effect.InputBlock(required("input", input));
        }
    }

    record PriceFactor(Effect.Pathway pathway, double factor, List<String> chips) implements Kind {
        @Override
        public Effect toModel() {
            return new Effect.PriceFactor(required("pathway", pathway), factor, listOf(chips));
        }
    }

    record ElectricitySubsidy(double billFraction, List<String> provinces) implements Kind {
        @Override
        public Effect toModel() {
            return new Effect.ElectricitySubsidy(billFraction, listOf(provinces));
        }
    }

    record Anticipation(String of, double pullForwardQuarters, double shareFraction) implements Kind {
        @Override
        public Effect toModel() {
            return new Effect.Anticipation(required("of", of), pullForwardQuarters, shareFraction);
        }
    }

    record DemandShift(
            Effect.BuyerScope buyers,
            List<Effect.Workload> workloads,
            List<String> segments,
            int delayQuarters,
            double lostFraction)
            implements Kind {
        @Override
        public Effect toModel() {
            return new Effect.DemandShift(
                    required("buyers", buyers), listOf(workloads), listOf(segments), delayQuarters, lostFraction);
        }
    }

    record ContextOnly() implements Kind {
        @Override
        public Effect toModel() {
            return new Effect.ContextOnly();
        }
    }
}
