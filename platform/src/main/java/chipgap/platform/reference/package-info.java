/** Shipped reference data: tables a person can edit, read strictly and loaded once. Entry types: {@link chipgap.platform.reference.CsvTable}, {@link chipgap.platform.reference.YamlResource}. */
@NullMarked
package chipgap.platform.reference;

import org.jspecify.annotations.NullMarked;
