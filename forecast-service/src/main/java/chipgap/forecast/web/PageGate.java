package chipgap.forecast.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.oidc.JavaScriptRequestChecker;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Stands before the page's JSON. A call without a session is answered 401, never with a redirect that a script cannot follow. A call that changes
 * something must carry a header that other sites cannot send.
 */
@ApplicationScoped
class PageGate implements JavaScriptRequestChecker {
    static final Problem SIGNED_OUT = new Problem("SIGNED_OUT", "Your session has ended. Sign in again.");

    private static final Problem NOT_THE_PAGE =
            new Problem("NOT_THE_PAGE", "Calls that change something need the header X-Chipgap: page.");
    /** What OpenID Connect answers a script whose session it does not accept. */
    private static final int REDIRECT_REFUSED = 499;

    private static final int BEFORE_AUTHENTICATION = 1_000;
    private static final String API = "/api/";

    private final ObjectMapper mapper;

    PageGate(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_AUTHENTICATION);
    }

    @Override
    public boolean isJavaScriptRequest(RoutingContext call) {
        return call.normalizedPath().startsWith(API);
    }

    private void check(RoutingContext call) {
        if (!isJavaScriptRequest(call)) {
            call.next();
        } else if (!call.request().method().equals(HttpMethod.GET)
                && !"page".equals(call.request().getHeader("X-Chipgap"))) {
            refuse(call, 403, NOT_THE_PAGE);
        } else if (!hasSession(call)) {
            refuse(call, 401, SIGNED_OUT);
        } else {
            call.addHeadersEndHandler(_ -> {
                if (call.response().getStatusCode() == REDIRECT_REFUSED) {
                    call.response().setStatusCode(401);
                }
            });
            call.next();
        }
    }

    private static boolean hasSession(RoutingContext call) {
        return call.request().getHeader("Authorization") != null
                || call.request().cookies().stream()
                        .anyMatch(cookie -> cookie.getName().startsWith("q_session"));
    }

    private void refuse(RoutingContext call, int status, Problem problem) {
        try {
            call.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", "application/json")
                    .end(mapper.writeValueAsString(problem));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Records of texts can be written.", impossible);
        }
    }
}
