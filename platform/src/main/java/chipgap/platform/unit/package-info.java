/** Units as sources print them. What differs in kind never becomes one another. Entry type: {@link chipgap.platform.unit.Unit}. */
@NullMarked
package chipgap.platform.unit;

import org.jspecify.annotations.NullMarked;
