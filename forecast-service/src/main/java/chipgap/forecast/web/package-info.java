/** The page's JSON: adapts request → use case → answer, as chipgap.forecast.api does for gRPC. The page itself is src/main/resources/web. */
@NullMarked
package chipgap.forecast.web;

import org.jspecify.annotations.NullMarked;
