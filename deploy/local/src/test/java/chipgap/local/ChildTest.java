package chipgap.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {
    @TempDir
    private Path folder;

    private static Part part(Path folder, boolean ready, String... command) {
        return new Part() {
            @Override
            public String name() {
                return "part";
            }

            @Override
            public void prepare(Steps steps) {}

            @Override
            public Launch launch() {
                return new Launch(List.of(command), Map.of(), folder);
            }

            @Override
            public boolean isReady() {
                return ready;
            }

            @Override
            public boolean endsWithItsGroup() {
                return true;
            }
        };
    }

    @Test
    void aProcessIsKnownAgainAndEndedWithItsHelpers() {
        StateFolder state = new StateFolder(folder);
        new Child(state, "part", true)
                .start(part(folder, true, "bash", "-c", "sleep 300 & sleep 300").launch());
        Child again = new Child(state, "part", true);
        ProcessHandle process = again.running().orElseThrow();
        while (process.descendants().count() < 2) {
            Thread.onSpinWait();
        }
        List<ProcessHandle> helpers = process.descendants().toList();
        again.stop(Duration.ofSeconds(5));
        assertThat(again.running()).isEmpty();
        helpers.forEach(helper -> helper.onExit().join());
        assertThat(helpers).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void aLaterProcessWithTheSameIdIsNeverTouched() throws IOException {
        StateFolder state = new StateFolder(folder);
        Process stranger = new ProcessBuilder("sleep", "300").start();
        try {
            Properties known = new Properties();
            known.setProperty("pid", String.valueOf(stranger.pid()));
            known.setProperty("started", "2001-01-01T00:00:00Z");
            state.write("process-part.properties", known);
            Child child = new Child(state, "part", true);
            assertThat(child.running()).isEmpty();
            child.stop(Duration.ofSeconds(1));
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void aProcessThatEndsWhileItStartsIsToldWithItsLog() {
        StateFolder state = new StateFolder(folder);
        Child child = new Child(state, "part", true);
        Part failing = part(folder, false, "bash", "-c", "echo something is missing; exit 3");
        child.start(failing.launch());
        assertThatThrownBy(() -> child.await(failing, Duration.ofSeconds(10)))
                .isInstanceOf(SuiteException.class)
                .hasMessageContaining("something is missing");
    }

    @Test
    void aPortIsKeptUntilSomebodyElseTakesIt() throws IOException {
        StateFolder state = new StateFolder(folder);
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        Steps steps = new Steps(new PrintStream(told, true, StandardCharsets.UTF_8));
        int first = new Ports(state).choose("part", steps);
        assertThat(new Ports(state).choose("part", steps)).isEqualTo(first);
        try (ServerSocket stranger = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
            assertThat(new Ports(state).choose("part", steps)).isNotEqualTo(stranger.getLocalPort());
        }
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("port " + first + " of part is taken");
    }

    @Test
    void passwordsAreMadeOnceAndKeptToTheOwner() {
        StateFolder state = new StateFolder(folder.resolve("state"));
        String made = new Secrets(state).of("someone");
        assertThat(made).hasSizeGreaterThan(20);
        assertThat(new Secrets(state).of("someone")).isEqualTo(made);
        assertThat(new Secrets(state).of("another")).isNotEqualTo(made);
        assertThat(state.path("secrets.properties"))
                .satisfies(
                        file -> assertThat(Files.getPosixFilePermissions(file)).hasSize(2));
    }

    /** A part that has its port but does not listen yet must not lose it to another part. */
    @Test
    void noTwoPartsShareAPort(@TempDir Path folder) {
        Ports ports = new Ports(new StateFolder(folder));
        Steps steps = new Steps(System.out);
        List<Integer> chosen = IntStream.range(0, 500)
                .mapToObj(part -> ports.choose("part" + part, steps))
                .toList();
        assertThat(chosen).doesNotHaveDuplicates();
    }
}
