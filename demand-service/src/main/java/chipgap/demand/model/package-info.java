/** Demand by segment and workload. Reading starts at {@link chipgap.demand.model.DemandModel}. */
@NullMarked
package chipgap.demand.model;

import org.jspecify.annotations.NullMarked;
