/** The messages of chipgap.type.v1 to and from the kernel's types, read with a clear failure for each field. */
@NullMarked
package chipgap.platform.type;

import org.jspecify.annotations.NullMarked;
