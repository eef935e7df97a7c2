package chipgap.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Processes of one service on loopback addresses, all on the same port, behind a name that tells of them as that of a headless Service does. */
final class Replicas {
    private static final Pattern SAMPLES =
            Pattern.compile("grpc_server_processing_duration_seconds_count\\{[^}]*\"Sample[^}]*} ([0-9.E]+)");

    private final String service;
    private final Path hosts;
    private final Map<Path, Part.Launch> launches = new HashMap<>();

    /**
     * No process yet.
     *
     * @param folder where the names are kept
     */
    Replicas(String service, Path folder) throws IOException {
        this.service = service;
        this.hosts = folder.resolve("hosts");
        know("127.0.0.1");
    }

    /** What the services call it. */
    String name() {
        return service + "-service";
    }

    /** Makes the name one of these addresses. */
    void know(String... addresses) throws IOException {
        Files.writeString(
                hosts,
                Arrays.stream(addresses)
                        .map(address -> address + " " + name() + "\n")
                        .collect(Collectors.joining()));
    }

    /** The start of a service that knows the others by their names, which Java and gRPC keep for a second here, not for 30. */
    Part.Launch among(Part.Launch launch) {
        Part.Launch knowing = launch.with(Map.of(
                "JAVA_TOOL_OPTIONS",
                "-Djdk.net.hosts.file=%s -Dnetworkaddress.cache.ttl=1 -Dsun.net.inetaddr.ttl=1".formatted(hosts),
                "QUARKUS_GRPC_CLIENTS_%s_HOST".formatted(service.toUpperCase(Locale.ROOT)),
                name()));
        launches.put(launch.folder(), knowing);
        return knowing;
    }

    /** Starts a process more, on another address, and waits until it is ready. Told to end, it goes on until its name is known no more. */
    Child start(Suite suite, String address) throws InterruptedException {
        Part.Launch launch = launches.values().stream()
                .filter(known -> known.folder().toString().contains(name()))
                .findFirst()
                .orElseThrow();
        Child child = new Child(suite.state(), service + "-" + address, true);
        child.start(launch.with(Map.of(
                "QUARKUS_HTTP_HOST", address, "QUARKUS_MANAGEMENT_HOST", address, "QUARKUS_SHUTDOWN_DELAY", "10s")));
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!Web.answers(management(suite, address, "/q/health/ready")) && System.nanoTime() < end) {
            Thread.sleep(100);
        }
        return child;
    }

    private String management(Suite suite, String address, String path) {
        String port = suite.address(service + "-management").split(":", 2)[1];
        return "http://%s:%s%s".formatted(address, port, path);
    }

    /** How many samples the one on an address has answered. */
    int samples(Suite suite, String address) {
        return SAMPLES.matcher(Web.get(management(suite, address, "/q/metrics")))
                .results()
                .mapToInt(line -> (int) Double.parseDouble(line.group(1)))
                .sum();
    }
}
