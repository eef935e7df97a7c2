/** Counter-based random streams: every number is a pure function of (seed, name, draw, step). Entry type: {@link chipgap.kernel.random.DrawBlock}. */
@NullMarked
package chipgap.kernel.random;

import org.jspecify.annotations.NullMarked;
