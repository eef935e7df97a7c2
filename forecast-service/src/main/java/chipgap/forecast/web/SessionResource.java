package chipgap.forecast.web;

import chipgap.platform.grpc.Roles;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** Who is signed in. */
@Path("/api/session")
@Authenticated
public class SessionResource {
    private final SecurityIdentity identity;

    SessionResource(SecurityIdentity identity) {
        this.identity = identity;
    }

    /**
     * Who is signed in.
     *
     * @param name name of the user
     * @param roles what the user may do
     */
    public record Session(String name, List<String> roles) {}

    @GET
    public Session session() {
        return new Session(
                identity.getPrincipal().getName(),
                List.of(Roles.VIEWER, Roles.ANALYST, Roles.EDITOR).stream()
                        .filter(identity::hasRole)
                        .toList());
    }
}
