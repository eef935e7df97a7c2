/** Random streams that are looked up, not run through: every number is a pure function of (seed, sampler, input, draw, step). Entry type: {@link chipgap.kernel.random.DrawBlock}. */
@NullMarked
package chipgap.kernel.random;

import org.jspecify.annotations.NullMarked;
