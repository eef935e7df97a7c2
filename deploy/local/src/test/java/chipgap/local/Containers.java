package chipgap.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Containers of podman, with a store and settings of their own, on the network of this machine. */
final class Containers {
    /** What machines without systemd need; elsewhere it does no harm. */
    private static final String SETTINGS = """
            [containers]
            default_ulimits=["nofile=20000:20000","nproc=32768:32768"]
            [engine]
            cgroup_manager="cgroupfs"
            """;

    private final Path settings;
    private final List<String> podman = new ArrayList<>();
    private final String prefix = "chipgap-" + ProcessHandle.current().pid() + "-";

    Containers(Path folder) throws IOException {
        settings = Files.writeString(folder.resolve("containers.conf"), SETTINGS);
        podman.addAll(List.of(
                "podman",
                "--root",
                folder.resolve("store").toString(),
                "--runroot",
                folder.resolve("run").toString()));
    }

    /** Loads an image and starts its Java once; says why not where that cannot be done here. */
    Optional<String> load(Path archive) throws InterruptedException {
        try {
            Ended loaded = run(List.of("load", "--quiet", "--input", archive.toString()));
            if (loaded.exitCode() != 0) {
                return Optional.of("podman cannot load them: " + loaded.lastLine());
            }
            String image = loaded.lastLine().replaceFirst("^Loaded image: *", "");
            if (startsJava(image).exitCode() == 0) {
                return Optional.empty();
            }
            // Some kernels are too old in their ways for podman's usual runtime.
            podman.addAll(List.of("--runtime", "runc"));
            Ended java = startsJava(image);
            return java.exitCode() == 0
                    ? Optional.empty()
                    : Optional.of("podman cannot run containers on this machine: " + java.lastLine());
        } catch (IOException missing) {
            return Optional.of("podman is not installed");
        }
    }

    private Ended startsJava(String image) throws IOException, InterruptedException {
        return run(List.of(
                "run",
                "--rm",
                "--network=host",
                "--pull=never",
                "--read-only",
                "--entrypoint=/opt/java/bin/java",
                image,
                "--version"));
    }

    /** The same program, started by podman as Kubernetes would start it. */
    Part.Launch containing(Part.Launch launch) {
        Path folder = launch.folder();
        // The folder is …/supply-service/target/quarkus-app.
        String service = folder.getName(folder.getNameCount() - 3).toString();
        List<String> command = new ArrayList<>(podman);
        command.addAll(List.of(
                "run",
                "--rm",
                "--name",
                prefix + service,
                "--network=host",
                "--pull=never",
                "--read-only",
                "--tmpfs=/tmp:rw,size=64m",
                "--cap-drop=ALL",
                "--security-opt=no-new-privileges"));
        for (Map.Entry<String, String> variable : launch.environment().entrySet()) {
            command.add("--env=" + variable.getKey() + "=" + variable.getValue());
        }
        command.add("localhost/chipgap/" + service + ":0.1.0");
        return new Part.Launch(command, Map.of("CONTAINERS_CONF", settings.toString()), launch.folder());
    }

    /** Whether the root is read-only, the user, and the process id of a running service. */
    String inspect(String service) throws IOException, InterruptedException {
        return run(List.of(
                        "inspect",
                        "--format",
                        "{{.HostConfig.ReadonlyRootfs}} {{.Config.User}} {{.State.Pid}}",
                        prefix + service + "-service"))
                .lastLine();
    }

    long megabytes(String service) throws IOException, InterruptedException {
        String inspected = inspect(service);
        long pid = Long.parseLong(inspected.substring(inspected.lastIndexOf(' ') + 1));
        return Memory.residentMegabytes(ProcessHandle.of(pid).orElseThrow());
    }

    /** Deletes images and what was started; its layers belong to other users, so that podman must do it. */
    void remove() throws IOException, InterruptedException {
        run(List.of("rm", "--all", "--force"));
        run(List.of("rmi", "--all", "--force"));
    }

    private record Ended(int exitCode, String output) {
        String lastLine() {
            return output.strip().lines().reduce("", (_, line) -> line);
        }
    }

    private Ended run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(podman);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CONTAINERS_CONF", settings.toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }
}
