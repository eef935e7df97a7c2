package chipgap.forecast.web;

import org.jspecify.annotations.Nullable;

/**
 * Why a request was refused.
 *
 * @param reason stable reason in upper snake case, as in docs/errors.md
 * @param message what happened and what to do
 * @param field what it is about; null where it is no field
 */
public record Problem(
        String reason, String message, @Nullable String field) {
    Problem(String reason, String message) {
        this(reason, message, null);
    }
}
