/** Measures, provisions, scenarios and how they are sampled. Reading starts at {@link chipgap.policy.model.PolicyModel}. */
@NullMarked
package chipgap.policy.model;

import org.jspecify.annotations.NullMarked;
