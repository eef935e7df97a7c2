package chipgap.platform.figure;

import chipgap.kernel.evidence.Figure;
import chipgap.kernel.evidence.Quantity;
import chipgap.kernel.evidence.ValueKind;
import chipgap.kernel.time.Period;
import chipgap.platform.unit.Unit;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What every figure must fulfil before it is recorded, shipped, typed or imported. */
final class FigureRules {
    /** Identifiers of figures. */
    static final Pattern ID = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,62}[A-Za-z0-9])?");

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\"<>]+");
    private static final int LONGEST_PUBLISHER = 200;
    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_ADDRESS = 2000;
    private static final int LONGEST_NOTE = 2000;

    private final Map<String, QuantityRow> quantities;
    private final Map<String, Quantity> modelInputs;
    private final LocalDate today;

    /**
     * Rules.
     *
     * @param quantities every known quantity, by name
     * @param modelInputs those that the model samples, by name
     * @param today nothing is published or read later; {@link LocalDate#MAX} for files that ship with the product
     */
    FigureRules(Map<String, QuantityRow> quantities, Map<String, Quantity> modelInputs, LocalDate today) {
        this.quantities = quantities;
        this.modelInputs = modelInputs;
        this.today = today;
    }

    /** Adds what is wrong with a row to what its cells already got wrong. */
    void check(FigureRow row, Problems problems) {
        if (!ID.matcher(row.id()).matches()) {
            problems.add(
                    "id", row.id(), "An id is 1 to 64 letters, digits, dots, hyphens and underscores, e.g. F0006.");
        }
        if (row.id().equals(row.supersedes())) {
            problems.add("supersedes", row.id(), "A figure cannot supersede itself. Name an older one.");
        }
        checkSource(row, problems);
        checkText("note", row.note(), LONGEST_NOTE, problems);
        checkPeriod(row, problems);
        checkOrder(row, problems);
        checkAgainstQuantity(row, problems);
    }

    private void checkSource(FigureRow row, Problems problems) {
        if (row.publisher().isBlank()) {
            problems.add("publisher", row.publisher(), "A source needs its publisher. Say who published the number.");
        }
        checkText("publisher", row.publisher(), LONGEST_PUBLISHER, problems);
        checkText("title", row.title(), LONGEST_TITLE, problems);
        checkText("url", row.url(), LONGEST_ADDRESS, problems);
        if (!row.url().isEmpty() && !ADDRESS.matcher(row.url()).matches()) {
            problems.add(
                    "url", row.url(), "An address begins with http:// or https://. Leave it empty if there is none.");
        }
        checkDate("published_on", row.publishedOn(), problems);
        checkDate("accessed_on", row.accessedOn(), problems);
    }

    private void checkDate(String column, LocalDate date, Problems problems) {
        if (date.isAfter(today)) {
            problems.add(
                    column,
                    date,
                    "The date lies in the future; today is %s. Record a source once it has been published."
                            .formatted(today));
        }
    }

    private static void checkText(String column, String text, int longest, Problems problems) {
        if (text.length() > longest) {
            problems.add(column, text, "The text has %d characters. Keep it to %d.".formatted(text.length(), longest));
        }
        if (text.indexOf('\0') >= 0) {
            problems.add(column, text.replace('\0', '?'), "The text holds a NUL character. Remove it.");
        }
    }

    private static void checkPeriod(FigureRow row, Problems problems) {
        try {
            Period.parse(row.period());
        } catch (IllegalArgumentException invalid) {
            problems.add("period", row.period(), invalid.getMessage());
        }
    }

    private static void checkOrder(FigureRow row, Problems problems) {
        if (!(row.coverage() > 0 && row.coverage() < 1)) {
            problems.add("coverage", row.coverage(), "The coverage must lie in (0, 1), e.g. 0.9.");
        }
        if (problems.concern("low", "central", "high")) {
            return;
        }
        if (row.low() == null && row.central() == null && row.high() == null) {
            problems.add("central", "", "The row states no number. Give low, central or high.");
        }
        String stated = "low %s, central %s, high %s"
                .formatted(FigureCells.text(row.low()), FigureCells.text(row.central()), FigureCells.text(row.high()));
        String order = "The numbers must be ordered low <= central <= high, but they are " + stated + ".";
        if (isAbove(row.low(), row.central()) || (row.central() == null && isAbove(row.low(), row.high()))) {
            problems.add("low", FigureCells.text(row.low()), order);
        }
        if (isAbove(row.central(), row.high())) {
            problems.add("central", FigureCells.text(row.central()), order);
        }
    }

    private static boolean isAbove(@Nullable Double one, @Nullable Double other) {
        return one != null && other != null && one > other;
    }

    private void checkAgainstQuantity(FigureRow row, Problems problems) {
        QuantityRow quantity = quantities.get(row.quantity());
        if (quantity == null) {
            problems.add(
                    "quantity",
                    row.quantity(),
                    "There is no quantity '%s'. ListQuantities lists them; CreateQuantity adds one."
                            .formatted(row.quantity()));
            return;
        }
        double factor;
        try {
            factor = Unit.parse(row.unit()).factorTo(Unit.parse(quantity.unit()));
        } catch (IllegalArgumentException unfit) {
            problems.add("unit", row.unit(), unfit.getMessage());
            return;
        }
        checkAdmitted("low", row.low(), factor, quantity, problems);
        checkAdmitted("central", row.central(), factor, quantity, problems);
        checkAdmitted("high", row.high(), factor, quantity, problems);
        if (problems.isEmpty()) {
            checkModelTakesIt(row.in(quantity.unit()), row.period(), problems);
        }
    }

    private static void checkAdmitted(
            String column, @Nullable Double value, double factor, QuantityRow quantity, Problems problems) {
        if (value != null && !quantity.kind().admits(value * factor)) {
            problems.add(
                    column,
                    FigureCells.text(value),
                    "'%s' takes %s, in %s. Correct the number or its unit."
                            .formatted(quantity.name(), numbers(quantity.kind()), quantity.unit()));
        }
    }

    static String numbers(ValueKind kind) {
        return switch (kind) {
            case POSITIVE -> "numbers above 0";
            case FRACTION -> "numbers between 0 and 1, both left out";
            case REAL -> "finite numbers";
        };
    }

    private void checkModelTakesIt(Figure figure, String period, Problems problems) {
        Quantity modelInput = modelInputs.get(figure.quantity());
        if (modelInput != null) {
            try {
                modelInput.requireUsable(figure);
            } catch (IllegalArgumentException unusable) {
                problems.add("period", period, unusable.getMessage());
            }
        }
    }
}
