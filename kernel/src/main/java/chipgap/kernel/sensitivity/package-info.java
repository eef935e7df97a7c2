/** Which inputs a result hangs on. Entry types: {@link chipgap.kernel.sensitivity.FirstOrderIndex} and {@link chipgap.kernel.sensitivity.ShapleyShare}. */
@NullMarked
package chipgap.kernel.sensitivity;

import org.jspecify.annotations.NullMarked;
