/** The policy book as YAML, and its revisions in PostgreSQL. */
@NullMarked
package chipgap.policy.store;

import org.jspecify.annotations.NullMarked;
