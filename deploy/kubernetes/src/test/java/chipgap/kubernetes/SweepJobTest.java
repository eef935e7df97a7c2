package chipgap.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What deploy/kubernetes/sweep makes of the pattern that an overlay holds. The cluster, which copies the pattern, is a stand-in here; kubectl is not. */
class SweepJobTest {
    @TempDir
    Path folder;

    private static CronJobSpec pattern(Overlay overlay) {
        return overlay.all(CronJob.class).getFirst().getSpec();
    }

    /** What the script prints. The stand-in answers for the cluster as {@code kubectl create job --from} does. */
    private String script(Overlay overlay, String... arguments) throws IOException {
        Job copied = new JobBuilder()
                .withNewMetadata()
                .withName("sweep-0123456789ab")
                .withNamespace("chipgap")
                .withLabels(pattern(overlay).getJobTemplate().getMetadata().getLabels())
                .endMetadata()
                .withSpec(pattern(overlay).getJobTemplate().getSpec())
                .build();
        Files.writeString(folder.resolve("job.yaml"), Overlay.TYPES.asYaml(copied));
        Path kubectl = folder.resolve("kubectl");
        String path = System.getenv("PATH");
        Files.writeString(kubectl, """
                #!/usr/bin/env bash
                if [ "$1" = create ]; then
                  [ "$*" = "create job sweep-0123456789ab --namespace chipgap --from=cronjob/sweep --dry-run=client --output=yaml" ] || exit 3
                  cat '%s/job.yaml'
                else
                  PATH='%s' kubectl "$@"
                fi
                """.formatted(folder, path));
        Files.setPosixFilePermissions(kubectl, PosixFilePermissions.fromString("rwx------"));
        ProcessBuilder builder = new ProcessBuilder("bash", "sweep");
        builder.command().addAll(List.of(arguments));
        builder.environment().put("PATH", folder + ":" + path);
        return Overlay.run(builder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void aSweepIsAnIndexedJobOfOnePodAShard(String name) throws IOException, ReflectiveOperationException {
        Overlay overlay = Overlay.render(name);
        String printed = script(overlay, "sweeps/0123456789ab", "8");
        ManifestsTest.validate(
                "batch/v1", JsonParser.parseString(Overlay.TYPES.asJson(Overlay.TYPES.unmarshal(printed, Map.class))));
        Job job = (Job) Overlay.TYPES.<Object>unmarshal(printed);
        assertThat(job.getMetadata().getName()).isEqualTo("sweep-0123456789ab");
        assertThat(job.getSpec().getCompletionMode()).isEqualTo("Indexed");
        assertThat(job.getSpec().getCompletions()).isEqualTo(8);
        assertThat(job.getSpec().getParallelism()).isEqualTo(8);
        assertThat(job.getSpec().getBackoffLimitPerIndex()).isPositive();
        PodSpec pod = job.getSpec().getTemplate().getSpec();
        assertThat(pod.getRestartPolicy()).isEqualTo("Never");
        assertThat(pod.getContainers().getFirst().getArgs()).containsExactly("sweep", "0123456789ab", "8");
        assertThat(pod.getContainers().getFirst().getImage()).endsWith("chipgap/forecast-service:0.1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void thePatternNeverRunsByItselfAndGivesWayToTheServices(String name) {
        Overlay overlay = Overlay.render(name);
        assertThat(pattern(overlay).getSuspend()).isTrue();
        PodSpec pod = pattern(overlay).getJobTemplate().getSpec().getTemplate().getSpec();
        assertThat(overlay.all(PriorityClass.class))
                .filteredOn(priority -> priority.getMetadata().getName().equals(pod.getPriorityClassName()))
                .singleElement()
                .satisfies(priority -> {
                    assertThat(priority.getValue()).isNegative();
                    assertThat(priority.getPreemptionPolicy()).isEqualTo("Never");
                });
        assertThat(pod.getContainers().getFirst().getEnv())
                .filteredOn(variable -> variable.getName().equals("QUARKUS_PROFILE"))
                .singleElement()
                .satisfies(profile -> assertThat(profile.getValue())
                        .isEqualTo(name.equals("production") ? "production,tls,shard" : "shard"));
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "0123456789ab, ''", "0123456789ab, 0", "0123456789ab, many", "../x, 2", "'x y', 2"})
    void whatIsNoSweepOrNumberIsRefusedWithAnExample(String sweep, String shards) {
        assertThatThrownBy(() -> script(Overlay.render("local"), sweep, shards))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Write: deploy/kubernetes/sweep 0123456789ab 8 | kubectl apply -f -");
    }
}
