/** Summaries of draws that merge by addition, so that their result does not depend on order. Entry type: {@link chipgap.kernel.summary.Summary}. */
@NullMarked
package chipgap.kernel.summary;

import org.jspecify.annotations.NullMarked;
