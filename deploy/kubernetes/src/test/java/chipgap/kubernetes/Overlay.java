package chipgap.kubernetes;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What one overlay comes to.
 *
 * @param name folder of the overlay
 * @param documents its objects as YAML, one a document
 * @param objects the same, read into types
 */
record Overlay(String name, List<String> documents, List<HasMetadata> objects) {
    static final KubernetesSerialization TYPES = new KubernetesSerialization();
    /** A copy, so that passwords that are made for it stay out of the sources. */
    private static final Path COPY = copied();

    static Overlay render(String name) {
        try {
            Path folder = COPY.resolve("kubernetes/overlays").resolve(name);
            if (name.equals("local")) {
                run("bash", COPY.resolve("kubernetes/secrets").toString());
            }
            List<String> documents = Stream.of(
                            run("kubectl", "kustomize", folder.toString()).split("(?m)^---\n"))
                    .filter(document -> !document.isBlank())
                    .toList();
            return new Overlay(
                    name,
                    documents,
                    documents.stream()
                            .map(document -> (HasMetadata) TYPES.unmarshal(document))
                            .toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path copied() {
        Path copy = Path.of("target/manifests");
        try {
            Files.createDirectories(copy);
            run("rm", "-r", copy.toString());
            for (String part : List.of("kubernetes", "keycloak")) {
                Path source = Path.of("..").resolve(part);
                try (Stream<Path> files = Files.walk(source)) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        Path relative = source.relativize(file);
                        if (!relative.startsWith("target") && !relative.startsWith("src")) {
                            Path target = copy.resolve(part).resolve(relative);
                            Files.createDirectories(target.getParent());
                            Files.copy(file, target);
                        }
                    }
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return copy;
    }

    private static String run(String... command) throws IOException {
        return run(new ProcessBuilder(command));
    }

    /** What a command says; a failure when it ends with another code than 0. */
    static String run(ProcessBuilder builder) throws IOException {
        List<String> command = builder.command();
        Process process;
        try {
            process = builder.redirectErrorStream(true).start();
        } catch (IOException missing) {
            throw new IOException(
                    "'%s' is missing. Install kubectl 1.27 or newer, which has kustomize in it: https://kubernetes.io/docs/tasks/tools"
                            .formatted(command.getFirst()),
                    missing);
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.onExit().join().exitValue();
        if (exit != 0) {
            throw new IOException("%s ended with %d: %s".formatted(String.join(" ", command), exit, output));
        }
        return output;
    }

    <T extends HasMetadata> List<T> all(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Custom resources, which the Kubernetes API itself does not know. */
    List<GenericKubernetesResource> custom() {
        return all(GenericKubernetesResource.class);
    }

    /** The pods of every workload, by its kind and name. */
    Map<String, PodTemplateSpec> pods() {
        Map<String, PodTemplateSpec> pods = new TreeMap<>();
        all(Deployment.class)
                .forEach(each -> pods.put(title(each), each.getSpec().getTemplate()));
        all(StatefulSet.class)
                .forEach(each -> pods.put(title(each), each.getSpec().getTemplate()));
        all(Job.class).forEach(each -> pods.put(title(each), each.getSpec().getTemplate()));
        all(CronJob.class)
                .forEach(each -> pods.put(
                        title(each), each.getSpec().getJobTemplate().getSpec().getTemplate()));
        return pods;
    }

    static String title(HasMetadata object) {
        return object.getKind() + "/" + object.getMetadata().getName();
    }

    /** Names of all objects of a kind. */
    List<String> names(Class<? extends HasMetadata> type) {
        return new ArrayList<>(
                all(type).stream().map(object -> object.getMetadata().getName()).toList());
    }
}
