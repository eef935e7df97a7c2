/** Benchmarks of the kernel, each figure on a line {@code bench: <name> <value> <unit>}, beside named peers in the same run. */
@NullMarked
package chipgap.bench;

import org.jspecify.annotations.NullMarked;
