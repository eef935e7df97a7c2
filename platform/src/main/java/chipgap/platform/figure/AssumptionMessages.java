package chipgap.platform.figure;

import chipgap.kernel.evidence.Assumption;
import chipgap.kernel.evidence.Quantity;
import chipgap.kernel.evidence.TimeShape;
import chipgap.kernel.time.Period;
import chipgap.platform.grpc.Failure;
import chipgap.platform.unit.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Numbers of a caller's own as assumptions that a model can sample, with a clear refusal of each field. */
public final class AssumptionMessages {
    public static final int MOST_ASSUMPTIONS = 64;

    private static final int LONGEST_REASON = 500;

    private AssumptionMessages() {}

    /**
     * Reads assumptions into the units of their quantities.
     *
     * @param field path of the field that holds them
     * @param sampled the quantity of a name, null when no model samples it
     */
    public static List<Assumption> read(
            String field,
            List<chipgap.proto.type.v1.Assumption> messages,
            Function<String, @Nullable Quantity> sampled) {
        if (messages.size() > MOST_ASSUMPTIONS) {
            throw new Failure.InvalidField(
                    field,
                    "There are %d assumptions; at most %d are taken.".formatted(messages.size(), MOST_ASSUMPTIONS));
        }
        List<Assumption> read = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            String path = "%s[%d]".formatted(field, i);
            Assumption assumption = read(path, messages.get(i), sampled);
            requireAlone(path, assumption, read);
            read.add(assumption);
        }
        return read;
    }

    private static Assumption read(
            String path, chipgap.proto.type.v1.Assumption message, Function<String, @Nullable Quantity> sampled) {
        String name = FigureMessages.id(
                path + ".quantity", FigureMessages.QUANTITIES, FigureMessages.QUANTITY, message.getQuantity());
        Quantity quantity = sampled.apply(name);
        if (quantity == null) {
            throw new Failure.InvalidField(
                    path + ".quantity",
                    "No model samples '%s'. ListQuantities tells what is sampled: is_model_input.".formatted(name));
        }
        if (message.hasLow() != message.hasHigh()) {
            throw new Failure.InvalidField(
                    message.hasLow() ? path + ".high" : path + ".low",
                    "Give both low and high, or neither for a number that is certain.");
        }
        if (message.getReason().length() > LONGEST_REASON) {
            throw new Failure.InvalidField(
                    path + ".reason",
                    "The reason has %d characters. Keep it to %d."
                            .formatted(message.getReason().length(), LONGEST_REASON));
        }
        double factor = factor(path + ".unit", message.getUnit(), quantity);
        double value = admitted(path + ".value", message.getValue(), factor, quantity);
        Assumption assumption = new Assumption(
                name,
                period(path + ".period", message.getPeriod(), quantity),
                message.hasLow() ? admitted(path + ".low", message.getLow(), factor, quantity) : value,
                value,
                message.hasHigh() ? admitted(path + ".high", message.getHigh(), factor, quantity) : value);
        requireUsable(path, assumption, quantity);
        return assumption;
    }

    private static double factor(String field, String unit, Quantity quantity) {
        try {
            return unit.isEmpty() || unit.equals(quantity.unit())
                    ? 1
                    : Unit.parse(unit).factorTo(Unit.parse(quantity.unit()));
        } catch (IllegalArgumentException unfit) {
            throw new Failure.InvalidField(field, String.valueOf(unfit.getMessage()));
        }
    }

    private static double admitted(String field, double value, double factor, Quantity quantity) {
        if (!quantity.kind().admits(value * factor)) {
            throw new Failure.InvalidField(
                    field,
                    "%s is out of range: '%s' takes %s, in %s. Correct it, or name its unit."
                            .formatted(value, quantity.name(), FigureRules.numbers(quantity.kind()), quantity.unit()));
        }
        return value * factor;
    }

    private static @Nullable Period period(String field, String text, Quantity quantity) {
        boolean holdsAlways = quantity.shape() == TimeShape.CONSTANT;
        if (holdsAlways != text.isEmpty()) {
            throw new Failure.InvalidField(
                    field,
                    holdsAlways
                            ? "'%s' holds at all times, not only in '%s'. Leave the period out."
                                    .formatted(quantity.name(), text)
                            : "'%s' changes over time. Name a period, e.g. 2026 or 2026Q3.".formatted(quantity.name()));
        }
        try {
            return holdsAlways ? null : Period.parse(text);
        } catch (IllegalArgumentException invalid) {
            throw new Failure.InvalidField(field, String.valueOf(invalid.getMessage()));
        }
    }

    private static void requireUsable(String path, Assumption assumption, Quantity quantity) {
        if (!(assumption.low() <= assumption.value() && assumption.value() <= assumption.high())) {
            throw new Failure.InvalidField(
                    path + ".value",
                    "The numbers must be ordered low <= value <= high, but in %s they are %s, %s, %s."
                            .formatted(quantity.unit(), assumption.low(), assumption.value(), assumption.high()));
        }
        try {
            quantity.requireUsable(assumption.asFigure(LocalDate.EPOCH));
        } catch (IllegalArgumentException unusable) {
            throw new Failure.InvalidField(path + ".period", String.valueOf(unusable.getMessage()));
        }
    }

    private static void requireAlone(String path, Assumption assumption, List<Assumption> others) {
        for (Assumption other : others) {
            Period period = assumption.period();
            Period taken = other.period();
            if (other.quantity().equals(assumption.quantity())
                    && (period == null || taken == null || period.overlaps(taken))) {
                throw new Failure.InvalidField(
                        path + (period == null ? ".quantity" : ".period"),
                        "Two assumptions about '%s' are about the same time. Keep one.".formatted(other.quantity()));
            }
        }
    }
}
