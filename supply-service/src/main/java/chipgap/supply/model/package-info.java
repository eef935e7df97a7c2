/** From wafer starts to chips, by pathway. Reading starts at {@link chipgap.supply.model.SupplyModel}. */
@NullMarked
package chipgap.supply.model;

import org.jspecify.annotations.NullMarked;
