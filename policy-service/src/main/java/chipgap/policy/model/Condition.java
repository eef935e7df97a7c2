package chipgap.policy.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One condition on one attribute of a chip. */
public sealed interface Condition {
    ChipAttribute attribute();

    Truth holdsFor(ChipFacts chip);

    /** What it wants, e.g. "at least 4800". */
    String requirement();

    /** The chip's value in words, empty when it was not published. */
    String valueOf(ChipFacts chip);

    /**
     * {@code atLeast ≤ number < below}.
     *
     * @param atLeast lower bound, null for none
     * @param below upper bound, null for none; one of the two is given
     */
    record Bound(
            ChipAttribute attribute,
            @Nullable Double atLeast,
            @Nullable Double below) implements Condition {
        /** Whole numbers below this are written out. */
        private static final double WHOLE = 1e15;

        public Bound {
            if (!attribute.isNumber() || (atLeast == null && below == null)) {
                throw new IllegalArgumentException("%s wants %s."
                        .formatted(
                                attribute.text(),
                                attribute.isNumber() ? "at_least, below or both" : "one_of or none_of"));
            }
            if (atLeast != null && below != null && !(atLeast < below)) {
                throw new IllegalArgumentException(
                        "%s: at_least (%s) must be less than below (%s).".formatted(attribute.text(), atLeast, below));
            }
        }

        @Override
        public Truth holdsFor(ChipFacts chip) {
            return attribute
                    .number(chip)
                    .map(number ->
                            Truth.of((atLeast == null || number >= atLeast) && (below == null || number < below)))
                    .orElse(Truth.UNKNOWN);
        }

        @Override
        public String requirement() {
            List<String> parts = new ArrayList<>();
            if (atLeast != null) {
                parts.add("at least " + plain(atLeast));
            }
            if (below != null) {
                parts.add("below " + plain(below));
            }
            return String.join(", ", parts);
        }

        @Override
        public String valueOf(ChipFacts chip) {
            return attribute.number(chip).map(Bound::plain).orElse("");
        }

        private static String plain(double number) {
            if (number == Math.rint(number) && Math.abs(number) < WHOLE) {
                return Long.toString((long) number);
            }
            return new BigDecimal(number, new MathContext(5))
                    .stripTrailingZeros()
                    .toPlainString();
        }
    }

    /**
     * The word is one of {@code oneOf}, where that is given, and none of {@code noneOf}.
     *
     * @param oneOf words allowed, empty for any
     * @param noneOf words not allowed
     */
    record Words(ChipAttribute attribute, Set<String> oneOf, Set<String> noneOf) implements Condition {
        public Words {
            oneOf = Set.copyOf(oneOf);
            noneOf = Set.copyOf(noneOf);
            if (attribute.isNumber() || (oneOf.isEmpty() && noneOf.isEmpty())) {
                throw new IllegalArgumentException("%s wants %s."
                        .formatted(
                                attribute.text(),
                                attribute.isNumber() ? "at_least, below or both" : "one_of or none_of"));
            }
        }

        @Override
        public Truth holdsFor(ChipFacts chip) {
            String word = attribute.word(chip);
            if (word.isEmpty() && attribute != ChipAttribute.CHIP) {
                return Truth.UNKNOWN;
            }
            return Truth.of((oneOf.isEmpty() || oneOf.contains(word)) && !noneOf.contains(word));
        }

        @Override
        public String requirement() {
            List<String> parts = new ArrayList<>();
            if (!oneOf.isEmpty()) {
                parts.add("one of " + String.join(", ", new TreeSet<>(oneOf)));
            }
            if (!noneOf.isEmpty()) {
                parts.add("none of " + String.join(", ", new TreeSet<>(noneOf)));
            }
            return String.join("; ", parts);
        }

        @Override
        public String valueOf(ChipFacts chip) {
            return attribute.word(chip);
        }
    }
}
