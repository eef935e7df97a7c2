/** Starts and stops the whole suite on one machine. Entry type: {@link chipgap.local.Main}. */
@NullMarked
package chipgap.local;

import org.jspecify.annotations.NullMarked;
