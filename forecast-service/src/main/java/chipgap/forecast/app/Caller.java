package chipgap.forecast.app;

import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * Who asks.
 *
 * @param name name of the caller, to count what it has under way
 * @param carrying makes work carry the caller's token
 * @param hasLeft whether nobody waits for the answer any more
 */
public record Caller(String name, UnaryOperator<Runnable> carrying, BooleanSupplier hasLeft) {}
