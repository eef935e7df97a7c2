package chipgap.platform.unit;

/**
 * A number with its unit.
 *
 * @param value the number
 * @param unit its unit
 */
public record Amount(double value, Unit unit) {
    /** The same amount in another unit of its kind; another kind is refused. */
    public Amount in(Unit wanted) {
        return new Amount(value * unit.factorTo(wanted), wanted);
    }

    /** The sum, in the unit of this one; another kind is refused. */
    public Amount plus(Amount other) {
        return new Amount(value + other.in(unit).value, unit);
    }
}
