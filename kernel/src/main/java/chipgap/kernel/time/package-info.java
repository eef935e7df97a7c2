/** Calendar quarters as a time axis. Instants are real numbers counted in quarters: {@code 4 * year + quarter - 1}, plus the elapsed share of the quarter. */
@NullMarked
package chipgap.kernel.time;

import org.jspecify.annotations.NullMarked;
