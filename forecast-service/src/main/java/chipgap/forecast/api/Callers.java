package chipgap.forecast.api;

import chipgap.forecast.app.Caller;
import chipgap.platform.grpc.CallContext;
import io.grpc.Context;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells who calls; to be asked at the start of a call. */
@ApplicationScoped
class Callers {
    private final SecurityIdentity identity;

    Callers(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The caller, as long as it waits for the answer. */
    Caller waiting() {
        Context call = CallContext.current();
        return new Caller(identity.getPrincipal().getName(), CallContext.carrying(call), call::isCancelled);
    }

    /** The caller, for work that goes on after the call. */
    Caller background() {
        Context call = CallContext.current().fork();
        return new Caller(identity.getPrincipal().getName(), CallContext.carrying(call), () -> false);
    }
}
