package chipgap.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.lang.reflect.InvocationTargetException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Every object of every overlay, checked as the API server would and against the rules of Pod Security "restricted". */
@ParameterizedClass(name = "{0}")
@ValueSource(strings = {"local", "production"})
class ManifestsTest {
    private static final Set<String> VOLUMES_ALLOWED = Set.of(
            "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret");

    private final Overlay overlay;

    ManifestsTest(String name) {
        overlay = Overlay.render(name);
    }

    @Test
    void noFieldIsUnknownOrMissing() throws ReflectiveOperationException {
        for (String document : overlay.documents()) {
            JsonElement object =
                    JsonParser.parseString(Overlay.TYPES.asJson(Overlay.TYPES.unmarshal(document, Map.class)));
            String version = object.getAsJsonObject().get("apiVersion").getAsString();
            if (!version.startsWith("cert-manager.io/")) {
                validate(version, object);
            }
        }
    }

    /** Checks an object as the API server would. */
    static void validate(String version, JsonElement object) throws ReflectiveOperationException {
        String kind = object.getAsJsonObject().get("kind").getAsString();
        String number = version.substring(version.indexOf('/') + 1);
        Class<?> type = Class.forName("io.kubernetes.client.openapi.models."
                + number.substring(0, 1).toUpperCase(Locale.ROOT) + number.substring(1) + kind);
        try {
            type.getMethod("validateJsonElement", JsonElement.class).invoke(null, object);
        } catch (InvocationTargetException refusal) {
            throw new AssertionError(kind + ": " + refusal.getCause().getMessage(), refusal.getCause());
        }
    }

    @Test
    void certificatesAreComplete() {
        overlay.custom().forEach(custom -> assertThat(custom.getKind()).isEqualTo("Certificate"));
        assertThat(overlay.custom()).allSatisfy(certificate -> {
            Map<String, Object> spec = certificate.get("spec");
            assertThat(spec)
                    .containsOnlyKeys("secretName", "duration", "renewBefore", "privateKey", "dnsNames", "issuerRef");
            assertThat(spec.get("dnsNames").toString())
                    .contains(certificate.getMetadata().getName().replace("-tls", "-service"));
        });
        assertThat(overlay.custom()).hasSize(overlay.name().equals("production") ? 4 : 0);
    }

    @Test
    void podsMeetTheRestrictedStandard() {
        assertThat(overlay.all(Namespace.class).getFirst().getMetadata().getLabels())
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
        overlay.pods().forEach((name, pod) -> {
            PodSpec spec = pod.getSpec();
            assertThat(spec.getSecurityContext().getRunAsNonRoot()).as(name).isTrue();
            assertThat(spec.getSecurityContext().getRunAsUser()).as(name).isPositive();
            assertThat(spec.getSecurityContext().getSeccompProfile().getType())
                    .as(name)
                    .isEqualTo("RuntimeDefault");
            assertThat(spec.getHostNetwork()).as(name).isNull();
            assertThat(spec.getHostPID()).as(name).isNull();
            assertThat(spec.getHostIPC()).as(name).isNull();
            spec.getVolumes()
                    .forEach(volume -> assertThat(VOLUMES_ALLOWED)
                            .as(name + " volume " + volume.getName())
                            .containsAll(kindsOf(volume)));
            for (Container container : spec.getContainers()) {
                var security = container.getSecurityContext();
                assertThat(security.getAllowPrivilegeEscalation()).as(name).isFalse();
                assertThat(security.getCapabilities().getDrop()).as(name).containsExactly("ALL");
                assertThat(security.getCapabilities().getAdd()).as(name).isEmpty();
                assertThat(container.getPorts()).as(name).allMatch(port -> port.getHostPort() == null);
            }
        });
    }

    private static Set<String> kindsOf(Object volume) {
        Set<String> fields = new HashSet<>(JsonParser.parseString(Overlay.TYPES.asJson(volume))
                .getAsJsonObject()
                .keySet());
        fields.remove("name");
        return fields;
    }

    @Test
    void ourContainersAreReadOnlyAndHoldNoTokenOfTheCluster() {
        ours().forEach((name, pod) -> {
            assertThat(pod.getSpec().getAutomountServiceAccountToken()).as(name).isFalse();
            assertThat(container(pod).getSecurityContext().getReadOnlyRootFilesystem())
                    .as(name)
                    .isTrue();
        });
        assertThat(overlay.all(ServiceAccount.class))
                .hasSize(4)
                .allMatch(account -> !account.getAutomountServiceAccountToken());
    }

    @Test
    void requestsAreWithinLimits() {
        overlay.pods().forEach((name, pod) -> {
            Map<String, Quantity> requests = container(pod).getResources().getRequests();
            Map<String, Quantity> limits = container(pod).getResources().getLimits();
            assertThat(requests).as(name).containsKeys("cpu", "memory");
            assertThat(limits).as(name).containsKey("memory");
            limits.forEach(
                    (resource, limit) -> assertThat(requests.get(resource).getNumericalAmount())
                            .as(name + " " + resource)
                            .isLessThanOrEqualTo(limit.getNumericalAmount()));
        });
    }

    @Test
    void longLivedContainersHaveProbes() {
        overlay.pods().forEach((name, pod) -> {
            if (!name.contains("Job/")) {
                assertThat(container(pod).getStartupProbe()).as(name).isNotNull();
                assertThat(container(pod).getReadinessProbe()).as(name).isNotNull();
                assertThat(container(pod).getLivenessProbe()).as(name).isNotNull();
            }
        });
    }

    @Test
    void selectorsMatchTheirPodsAlone() {
        for (Deployment deployment : overlay.all(Deployment.class)) {
            assertThat(matching(deployment.getSpec().getSelector().getMatchLabels()))
                    .containsExactly(Overlay.title(deployment));
        }
        for (Service service : overlay.all(Service.class)) {
            assertThat(matching(service.getSpec().getSelector()))
                    .as(Overlay.title(service))
                    .filteredOn(name -> !name.startsWith("Job/"))
                    .hasSize(1);
        }
        for (PodDisruptionBudget budget : overlay.all(PodDisruptionBudget.class)) {
            assertThat(matching(budget.getSpec().getSelector().getMatchLabels()))
                    .containsExactly("Deployment/" + budget.getMetadata().getName());
        }
        for (HorizontalPodAutoscaler autoscaler : overlay.all(HorizontalPodAutoscaler.class)) {
            assertThat(overlay.names(Deployment.class))
                    .contains(autoscaler.getSpec().getScaleTargetRef().getName());
        }
    }

    @Test
    void everyPortOfAServiceIsAPortOfItsContainer() {
        for (Service service : overlay.all(Service.class)) {
            Container container = overlay.pods().values().stream()
                    .filter(pod -> Star.isMatched(service.getSpec().getSelector(), pod))
                    .map(ManifestsTest::container)
                    .findFirst()
                    .orElseThrow();
            service.getSpec()
                    .getPorts()
                    .forEach(port -> assertThat(container.getPorts())
                            .as(Overlay.title(service))
                            .anyMatch(own ->
                                    own.getName().equals(port.getTargetPort().getStrVal())));
        }
    }

    @Test
    void rollingUpdatesNeverLackAPod() {
        overlay.all(Deployment.class).stream()
                .filter(deployment -> deployment.getMetadata().getName().endsWith("-service"))
                .forEach(deployment -> assertThat(deployment
                                .getSpec()
                                .getStrategy()
                                .getRollingUpdate()
                                .getMaxUnavailable()
                                .getIntVal())
                        .isZero());
        overlay.all(HorizontalPodAutoscaler.class)
                .forEach(autoscaler -> assertThat(autoscaler.getSpec().getMinReplicas())
                        .isEqualTo(overlay.name().equals("production") ? 2 : 1));
    }

    @Test
    void everyNamedSettingAndSecretExists() {
        Settings settings = Settings.of(overlay);
        overlay.pods()
                .forEach((name, pod) ->
                        assertThat(settings.missingFor(pod)).as(name).isEmpty());
    }

    private Map<String, PodTemplateSpec> ours() {
        Map<String, PodTemplateSpec> pods = overlay.pods();
        pods.keySet()
                .removeIf(name ->
                        !name.contains("-service") && !name.contains("-migration") && !name.equals("CronJob/sweep"));
        assertThat(pods).hasSize(9);
        return pods;
    }

    private List<String> matching(Map<String, String> labels) {
        return overlay.pods().entrySet().stream()
                .filter(pod -> Star.isMatched(labels, pod.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Container container(PodTemplateSpec pod) {
        return pod.getSpec().getContainers().getFirst();
    }
}
