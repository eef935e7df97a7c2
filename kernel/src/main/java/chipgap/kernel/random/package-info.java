/**
 * Random numbers that are looked up, not run through: each is a pure function of (seed, sampler, input, draw, step). Entry types: {@link
 * chipgap.kernel.random.DrawBlock} and {@link chipgap.kernel.random.Sampler}.
 */
@NullMarked
package chipgap.kernel.random;

import org.jspecify.annotations.NullMarked;
