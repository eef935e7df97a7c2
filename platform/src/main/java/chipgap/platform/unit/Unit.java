package chipgap.platform.unit;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A unit as printed, such as {@code percent}, {@code USD bn}, {@code thousand chips}, {@code wafers/month} or {@code CNY/kWh}.
 *
 * @param text as printed
 * @param kind what it counts
 * @param per what it is counted for, {@link UnitKind#TIME} for a rate; null for none
 * @param scale value of one of it in the base units of its kinds
 */
public record Unit(String text, UnitKind kind, @Nullable UnitKind per, double scale) {
    /** Mean length of a quarter in days: 365.25 / 4. */
    private static final double DAYS_OF_A_QUARTER = 91.3125;

    private static final Map<String, Double> MULTIPLES = Map.of(
            "thousand", 1e3,
            "mn", 1e6,
            "million", 1e6,
            "bn", 1e9,
            "billion", 1e9,
            "tn", 1e12,
            "trillion", 1e12);
    private static final Map<String, Unit> NAMED = named();

    /** Parses a printed unit: a name, one multiple before or after it, and at most one thing that it is counted for after a slash. */
    public static Unit parse(String text) {
        int slash = NAMED.containsKey(text) ? -1 : text.indexOf('/');
        Unit top = multiple(text, slash < 0 ? text : text.substring(0, slash));
        if (slash < 0) {
            return new Unit(text, top.kind, null, top.scale);
        }
        Unit bottom = multiple(text, text.substring(slash + 1));
        return new Unit(text, top.kind, bottom.kind, top.scale / bottom.scale);
    }

    private static Unit multiple(String text, String part) {
        Unit unit = NAMED.get(part);
        int first = part.indexOf(' ');
        int last = part.lastIndexOf(' ');
        if (unit == null && first > 0) {
            Double before = MULTIPLES.get(part.substring(0, first));
            Double after = MULTIPLES.get(part.substring(last + 1));
            unit = before != null
                    ? times(before, NAMED.get(part.substring(first + 1)))
                    : after != null ? times(after, NAMED.get(part.substring(0, last))) : null;
        }
        if (unit == null) {
            throw new IllegalArgumentException(
                    "'%s' is not a unit. Write one such as chips, thousand chips, wafers/month, percent, USD bn, CNY/kWh or MW."
                            .formatted(text));
        }
        return unit;
    }

    private static @Nullable Unit times(double multiple, @Nullable Unit unit) {
        return unit == null ? null : new Unit(unit.text, unit.kind, null, multiple * unit.scale);
    }

    /**
     * The factor that turns a number of this unit into a number of another one.
     *
     * @throws IllegalArgumentException when they differ in kind
     */
    public double factorTo(Unit wanted) {
        if (kind != wanted.kind || per != wanted.per) {
            throw new IllegalArgumentException(
                    "'%s' counts %s and '%s' counts %s: one kind never becomes another. State it in %s."
                            .formatted(text, kinds(), wanted.text, wanted.kinds(), wanted.kinds()));
        }
        return scale / wanted.scale;
    }

    /** What it counts, in words, e.g. {@code wafers per quarter}. */
    public String kinds() {
        if (per == null) {
            return kind.base();
        }
        return "%s per %s".formatted(kind.base(), per == UnitKind.TIME ? "quarter" : per.base());
    }

    private static Map<String, Unit> named() {
        Map<String, Unit> units = new HashMap<>();
        for (UnitKind kind : UnitKind.values()) {
            put(units, kind, 1, kind.base());
        }
        put(units, UnitKind.WAFER, 1, "wafer");
        put(units, UnitKind.DIE, 1, "die");
        put(units, UnitKind.STACK, 1, "stack");
        put(units, UnitKind.CHIP, 1, "chip");
        put(units, UnitKind.CARD, 1, "card");
        put(units, UnitKind.RACK, 1, "rack", "NVL72 racks");
        put(units, UnitKind.H100E, 1, "H100e (8-bit ops/1979e12)");
        put(units, UnitKind.USD, 0.01, "US cents");
        put(units, UnitKind.POWER, 1e-6, "W");
        put(units, UnitKind.POWER, 1e-3, "kW");
        put(units, UnitKind.POWER, 1e3, "GW");
        put(units, UnitKind.ENERGY, 1e-3, "kWh");
        put(units, UnitKind.ENERGY, 1e3, "GWh");
        put(units, UnitKind.ENERGY, 1e6, "TWh");
        put(units, UnitKind.OPS, 1e3, "POPS");
        put(units, UnitKind.FLOPS, 1e3, "PFLOPS");
        put(units, UnitKind.FLOPS, 1e6, "EFLOPS", "EFLOPS FP16");
        put(units, UnitKind.TOKEN, 1, "token");
        put(units, UnitKind.TRANSISTOR, 1, "transistor");
        put(units, UnitKind.TIME, 1, "quarter");
        put(units, UnitKind.TIME, 4, "year", "years");
        put(units, UnitKind.TIME, 1 / 3.0, "month", "months");
        put(units, UnitKind.TIME, 1 / DAYS_OF_A_QUARTER, "day", "days");
        put(units, UnitKind.EVENT, 1, "event");
        put(units, UnitKind.FRACTION, 0.01, "percent");
        put(units, UnitKind.NUMBER, 1, "x", "ratio");
        return Map.copyOf(units);
    }

    private static void put(Map<String, Unit> units, UnitKind kind, double scale, String... names) {
        for (String name : names) {
            units.put(name, new Unit(name, kind, null, scale));
        }
    }
}
