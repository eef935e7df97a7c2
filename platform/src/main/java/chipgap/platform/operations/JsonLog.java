package chipgap.platform.operations;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.logging.Handler;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes the log as {@link JsonLine}s, for collectors, where {@code chipgap.log.json=true}. */
@ApplicationScoped
class JsonLog {
    private final boolean isOn;
    private final String service;

    JsonLog(
            @ConfigProperty(name = "chipgap.log.json", defaultValue = "false") boolean isOn,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.isOn = isOn;
        this.service = service;
    }

    void begin(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent starting) {
        if (isOn) {
            for (Handler handler : InitialConfigurator.DELAYED_HANDLER.getHandlers()) {
                handler.setFormatter(new JsonLine(service));
            }
        }
    }
}
