package chipgap.forecast.web;

import chipgap.platform.grpc.Roles;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Who is signed in. */
@Path("/")
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

    /** Where a browser goes to sign in; it ends on the page. */
    @GET
    @Path("session/sign-in")
    @Operation(hidden = true)
    public Response signIn() {
        return Response.seeOther(URI.create("/")).build();
    }

    @GET
    @Path("api/session")
    public Session session() {
        return new Session(
                identity.getPrincipal().getName(),
                List.of(Roles.VIEWER, Roles.ANALYST, Roles.EDITOR).stream()
                        .filter(identity::hasRole)
                        .toList());
    }
}
