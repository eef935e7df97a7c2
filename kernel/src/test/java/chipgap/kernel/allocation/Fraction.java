package chipgap.kernel.allocation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/** An exact rational number in lowest terms, denominator positive. */
record Fraction(BigInteger over, BigInteger under) {
    static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);
    static final Fraction ONE = new Fraction(BigInteger.ONE, BigInteger.ONE);

    static Fraction of(double value) {
        BigDecimal exact = new BigDecimal(value);
        BigInteger power = BigInteger.TEN.pow(Math.abs(exact.scale()));
        return exact.scale() >= 0
                ? reduced(exact.unscaledValue(), power)
                : new Fraction(exact.unscaledValue().multiply(power), BigInteger.ONE);
    }

    private static Fraction reduced(BigInteger over, BigInteger under) {
        BigInteger common = over.gcd(under);
        return new Fraction(over.divide(common), under.divide(common));
    }

    Fraction plus(Fraction other) {
        return reduced(over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
    }

    Fraction minus(Fraction other) {
        return plus(new Fraction(other.over.negate(), other.under));
    }

    Fraction times(Fraction other) {
        return reduced(over.multiply(other.over), under.multiply(other.under));
    }

    /** The quotient by a positive number. */
    Fraction by(Fraction other) {
        return reduced(over.multiply(other.under), under.multiply(other.over));
    }

    Fraction min(Fraction other) {
        return minus(other).isPositive() ? other : this;
    }

    boolean isPositive() {
        return over.signum() > 0;
    }

    double value() {
        return new BigDecimal(over)
                .divide(new BigDecimal(under), MathContext.DECIMAL128)
                .doubleValue();
    }
}
