package chipgap.platform.figure;

import chipgap.platform.grpc.Failure;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who calls: the name in the token, which nobody can type. */
@ApplicationScoped
class Actor {
    private final SecurityIdentity identity;

    Actor(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The claim {@code preferred_username}, else {@code sub}. */
    String name() {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            String preferred = token.getClaim("preferred_username");
            String name = preferred == null ? token.getSubject() : preferred;
            if (name != null) {
                return name;
            }
        }
        throw new Failure.Precondition(
                "NAMELESS_TOKEN",
                "token",
                "The token names nobody, so no change can be put down to anybody. Sign in as a user.");
    }
}
