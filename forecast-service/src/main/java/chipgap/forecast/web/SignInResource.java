package chipgap.forecast.web;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where a browser goes to sign in. Who has no session is sent to Keycloak before this is reached; who has one goes back to the page. */
@Path("/session/sign-in")
@Authenticated
public class SignInResource {
    @GET
    @Operation(hidden = true)
    public Response signedIn() {
        return Response.seeOther(URI.create("/")).build();
    }
}
