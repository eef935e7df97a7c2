package chipgap.kubernetes;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * ConfigMaps and Secrets that pods may name, each with its keys.
 *
 * @param configMaps keys by name
 * @param secrets keys by name, those included that the overlay asks its reader to create
 */
record Settings(Map<String, Set<String>> configMaps, Map<String, Set<String>> secrets) {
    static Settings of(Overlay overlay) {
        Map<String, Set<String>> configMaps = new HashMap<>();
        overlay.all(ConfigMap.class)
                .forEach(map -> configMaps.put(
                        map.getMetadata().getName(), map.getData().keySet()));
        Map<String, Set<String>> secrets = new HashMap<>();
        overlay.all(Secret.class)
                .forEach(secret -> secrets.put(
                        secret.getMetadata().getName(), secret.getData().keySet()));
        required(overlay.name()).forEach((name, keys) -> secrets.put(name, new HashSet<>(keys)));
        return new Settings(configMaps, secrets);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, List<String>> required(String overlay) {
        Path file = Path.of("overlays", overlay, "required-secrets.yaml");
        try {
            return Files.exists(file) ? Overlay.TYPES.unmarshal(Files.readString(file), Map.class) : Map.of();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What a pod names and nobody provides. */
    List<String> missingFor(PodTemplateSpec pod) {
        List<String> missing = new ArrayList<>();
        for (Container container : pod.getSpec().getContainers()) {
            container.getEnvFrom().forEach(from -> {
                if (!configMaps.containsKey(from.getConfigMapRef().getName())) {
                    missing.add("ConfigMap " + from.getConfigMapRef().getName());
                }
            });
            container.getEnv().forEach(variable -> missing.addAll(missingFor(variable)));
        }
        pod.getSpec().getVolumes().forEach(volume -> {
            if (volume.getSecret() != null
                    && !secrets.containsKey(volume.getSecret().getSecretName())) {
                missing.add("Secret " + volume.getSecret().getSecretName());
            }
            if (volume.getConfigMap() != null
                    && !configMaps.containsKey(volume.getConfigMap().getName())) {
                missing.add("ConfigMap " + volume.getConfigMap().getName());
            }
        });
        return missing;
    }

    private List<String> missingFor(EnvVar variable) {
        if (variable.getValueFrom() == null) {
            return List.of();
        }
        var setting = variable.getValueFrom().getConfigMapKeyRef();
        if (setting != null) {
            return configMaps.getOrDefault(setting.getName(), Set.of()).contains(setting.getKey())
                    ? List.of()
                    : List.of("ConfigMap %s key %s".formatted(setting.getName(), setting.getKey()));
        }
        var secret = variable.getValueFrom().getSecretKeyRef();
        return secrets.getOrDefault(secret.getName(), Set.of()).contains(secret.getKey())
                ? List.of()
                : List.of("Secret %s key %s".formatted(secret.getName(), secret.getKey()));
    }
}
