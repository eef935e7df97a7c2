package chipgap.platform.operations;

import grpc.health.v1.HealthOuterClass.HealthCheckResponse.ServingStatus;
import io.quarkus.grpc.runtime.health.GrpcHealthStorage;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** When a service is told to end it first says that it is not ready, in both kinds of health check, and only then stops taking calls. */
@ApplicationScoped
class Draining {
    private final GrpcHealthStorage health;

    Draining(GrpcHealthStorage health) {
        this.health = health;
    }

    void begin(@Observes ShutdownDelayInitiatedEvent ending) {
        List.copyOf(health.getStatuses().keySet())
                .forEach(service -> health.setStatus(service, ServingStatus.NOT_SERVING));
    }
}
