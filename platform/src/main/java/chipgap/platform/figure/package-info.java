/**
 * The figures of a service in its own database, and {@code chipgap.figure.v1.FigureService} over them. Rows are only ever added. Entry types:
 * {@link chipgap.platform.figure.FigureStore} for models, {@link chipgap.platform.figure.FigureGrpcService} for callers.
 */
@NullMarked
package chipgap.platform.figure;

import org.jspecify.annotations.NullMarked;
