/** The service as a process that does a piece of work and ends, instead of serving. */
@NullMarked
package chipgap.forecast.batch;

import org.jspecify.annotations.NullMarked;
