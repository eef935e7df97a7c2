package chipgap.forecast.batch;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The token of a process that works for nobody who waits: that of the client {@code chipgap-sweep}, which signs in with its secret. */
@ApplicationScoped
class OwnToken {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final OidcClient issuer;
    private @Nullable Tokens tokens;

    OwnToken(OidcClient issuer) {
        this.issuer = issuer;
    }

    /**
     * A token that is good for some minutes, a new one when need be.
     *
     * @throws NoTokenException when the issuer gives none
     */
    synchronized String valid() {
        Tokens held = tokens;
        if (held == null || held.isAccessTokenExpired() || held.isAccessTokenWithinRefreshInterval()) {
            try {
                held = issuer.getTokens().await().atMost(PATIENCE);
            } catch (RuntimeException refused) {
                throw new NoTokenException(refused);
            }
            tokens = held;
        }
        return held.getAccessToken();
    }

    /** The issuer gives no token. */
    static final class NoTokenException extends RuntimeException {
        NoTokenException(RuntimeException cause) {
            super(
                    "The issuer gave no token for the client chipgap-sweep (%s). Look at its address, and at CHIPGAP_SWEEP_SECRET."
                            .formatted(cause.getMessage()),
                    cause);
        }
    }
}
