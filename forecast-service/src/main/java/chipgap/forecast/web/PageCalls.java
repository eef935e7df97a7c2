package chipgap.forecast.web;

import chipgap.forecast.api.Refusals;
import chipgap.forecast.app.Caller;
import chipgap.forecast.app.SpecRequest;
import chipgap.platform.grpc.CallContext;
import io.grpc.Context;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/** Carries a caller of the page into the use cases: the session's access token goes along, and work ends when the browser leaves. */
@ApplicationScoped
class PageCalls {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration LONGEST_RUN = Duration.ofHours(1);

    private final CallContext calls;
    private final SecurityIdentity identity;
    private final RoutingContext routing;

    PageCalls(CallContext calls, SecurityIdentity identity, RoutingContext routing) {
        this.calls = calls;
        this.identity = identity;
        this.routing = routing;
    }

    private String token() {
        return identity.getCredential(AccessTokenCredential.class).getToken();
    }

    /** Answers a question. */
    <T> T answering(SpecRequest asked, Function<Caller, T> question) {
        Context.CancellableContext context = calls.begin(token(), LONGEST);
        routing.addEndHandler(_ -> context.cancel(null));
        Caller caller =
                new Caller(identity.getPrincipal().getName(), CallContext.carrying(context), context::isCancelled);
        return in(context, () -> Refusals.telling(asked.scenario(), () -> question.apply(caller)));
    }

    /** Reads something upstream. */
    <T> T reading(Supplier<T> read) {
        return in(calls.begin(token(), LONGEST), read);
    }

    /** Starts work that goes on after the call. */
    <T> T starting(SpecRequest asked, Function<Caller, T> start) {
        Context.CancellableContext context = calls.begin(token(), LONGEST_RUN);
        Caller caller = new Caller(identity.getPrincipal().getName(), CallContext.carrying(context), () -> false);
        return in(context, () -> Refusals.telling(asked.scenario(), () -> start.apply(caller)));
    }

    private static <T> T in(Context context, Supplier<T> work) {
        Context before = context.attach();
        try {
            return work.get();
        } finally {
            context.detach(before);
        }
    }
}
