/** How a service behaves as a process: what it refuses to start with, how it ends, how it writes its log. */
@NullMarked
package chipgap.platform.operations;

import org.jspecify.annotations.NullMarked;
