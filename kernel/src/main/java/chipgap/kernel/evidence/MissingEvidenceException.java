package chipgap.kernel.evidence;

import java.time.LocalDate;

/** Nothing had been published of a quantity by the date asked for. */
public final class MissingEvidenceException extends RuntimeException {
    private final String quantity;

    MissingEvidenceException(String quantity, LocalDate asOf) {
        super("Nothing is known of '%s' as of %s. Ask as of a later date, or add a figure.".formatted(quantity, asOf));
        this.quantity = quantity;
    }

    /** Name of the quantity. */
    public String quantity() {
        return quantity;
    }
}
