/** Shipped reference data: tables a person can edit, read strictly and loaded once. Entry type: {@link chipgap.platform.reference.FigureStore}. */
@NullMarked
package chipgap.platform.reference;

import org.jspecify.annotations.NullMarked;
