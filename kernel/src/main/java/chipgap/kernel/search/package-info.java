/** Searches along one number. Entry type: {@link chipgap.kernel.search.SmallestFactor}. */
@NullMarked
package chipgap.kernel.search;

import org.jspecify.annotations.NullMarked;
