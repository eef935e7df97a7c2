package chipgap.platform.operations;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * In the profile {@code production} a service with unsafe settings does not start, and says which they are. It looks when the settings are
 * read, before anything is connected to, and adds none.
 */
public final class ProductionGuard implements ConfigSourceFactory {
    private static final String PROFILE = "production";

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext settings) {
        if (settings.getProfiles().contains(PROFILE)) {
            List<String> problems = ProductionSettings.problems(
                    name -> Optional.ofNullable(settings.getValue(name)).map(ConfigValue::getValue));
            if (!problems.isEmpty()) {
                throw new IllegalStateException(
                        "These settings are not safe for production:\n  " + String.join("\n  ", problems));
            }
        }
        return List.of();
    }
}
