package chipgap.local;

import static org.assertj.core.api.Assertions.assertThat;

import chipgap.proto.forecast.v1.ForecastSpec;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The images, made anew: what is in them, that they come out the same twice, and that a forecast runs through four containers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImagesTest {
    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
    private static final long LARGEST = 200_000_000;

    private Path images;

    @BeforeAll
    void build(@TempDir Path folder) throws IOException, InterruptedException {
        images = folder;
        build(folder.toString());
    }

    private static void build(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(HOME.resolve("deploy/images/build").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("CHIPGAP_BUILT", "true");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        assertThat(builder.start().waitFor()).isZero();
    }

    private Path archive(String service) {
        return images.resolve(service + "-service.tar");
    }

    @Test
    void eachIsSmallAndHoldsNoShellAndRunsAsNobodyInParticular() throws IOException, InterruptedException {
        for (String service : Suite.SERVICES) {
            assertThat(Files.size(archive(service))).as(service).isLessThan(LARGEST);
            Oci image = Oci.read(archive(service));
            JsonNode config = image.config().at("/config");
            assertThat(config.at("/User").asText()).isEqualTo("65532:65532");
            assertThat(config.at("/Entrypoint/0").asText()).isEqualTo("/opt/java/bin/java");
            assertThat(config.at("/Labels/org.opencontainers.image.title").asText())
                    .isEqualTo("chipgap/%s-service".formatted(service));
            assertThat(config.at("/Labels/org.opencontainers.image.revision").asText())
                    .isNotEmpty();
            List<String> files = image.files();
            assertThat(files)
                    .contains("./app/quarkus-run.jar", "./opt/java/bin/java", "./app/sbom.cdx.json", "./sbom.cdx.json")
                    .noneMatch(file -> file.matches(".*/(sh|bash|dash|busybox|apt|apt-get|dpkg|perl)"));
            JsonNode parts = image.json("./app/sbom.cdx.json");
            assertThat(parts.at("/bomFormat").asText()).isEqualTo("CycloneDX");
            assertThat(parts.findValuesAsText("name")).contains("quarkus-grpc", "postgresql", "chipgap-platform");
            assertThat(image.json("./sbom.cdx.json").findValuesAsText("name")).contains("libc6", "java");
        }
    }

    @Test
    void theSameSourcesMakeTheSameBytes(@TempDir Path again) throws IOException, InterruptedException {
        build(again.toString(), "forecast");
        assertThat(Files.mismatch(archive("forecast"), again.resolve("forecast-service.tar")))
                .isEqualTo(-1);
    }

    @Test
    void aForecastRunsThroughFourContainers(@TempDir Path state) throws IOException, InterruptedException {
        Containers containers = new Containers(state);
        Optional<String> why = containers.load(archive("policy"));
        why.ifPresent(reason -> System.out.println("  images not run in containers: " + reason));
        Assumptions.assumeTrue(why.isEmpty());
        for (String service : List.of("supply", "demand", "forecast")) {
            assertThat(containers.load(archive(service))).isEmpty();
        }
        Suite suite = new Suite(
                HOME,
                Files.createDirectory(state.resolve("suite")),
                new Steps(System.out),
                launch -> containers.containing(launch));
        try (SuiteClient client = new SuiteClient(suite)) {
            suite.up();
            assertThat(client.run(ForecastSpec.newBuilder().setDrawCount(512).build())
                            .getResult()
                            .getQuartersCount())
                    .isPositive();
            for (String service : Suite.SERVICES) {
                String inspected = containers.inspect(service);
                assertThat(inspected).as(service).startsWith("true 65532:65532 ");
                System.out.printf(
                        "  %s-service in a container: %s MB resident%n", service, containers.megabytes(service));
            }
        } finally {
            suite.down();
            containers.remove();
        }
    }
}
