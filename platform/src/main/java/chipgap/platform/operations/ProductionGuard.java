package chipgap.platform.operations;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/** In the profile {@code production} a service with unsafe settings does not start, and says which they are. */
@ApplicationScoped
class ProductionGuard {
    private static final String PROFILE = "production";

    private final Config config;

    ProductionGuard(Config config) {
        this.config = config;
    }

    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent starting) {
        if (!ConfigUtils.isProfileActive(PROFILE)) {
            return;
        }
        List<String> problems = ProductionSettings.problems(name -> config.getOptionalValue(name, String.class));
        if (!problems.isEmpty()) {
            throw new IllegalStateException(
                    "These settings are not safe for production:\n  " + String.join("\n  ", problems));
        }
    }
}
