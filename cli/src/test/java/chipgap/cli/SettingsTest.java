package chipgap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void tokensAreReadableByTheirOwnerOnly() throws IOException {
        Settings.at(folder).keepCredentials(Map.of("access", "first", "refresh", "second"));
        Settings.at(folder).keepCredentials(Map.of("access", "third"));
        assertThat(Settings.at(folder).credential("access")).isEqualTo("third");
        assertThat(Settings.at(folder).credential("refresh")).isNull();
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("credentials.properties"))))
                .isEqualTo("rw-------");
        assertThat(folder.toFile().list()).containsExactly("credentials.properties");
    }

    @Test
    void aMissingSettingIsNamedWithAWayOut() throws IOException {
        assertThatThrownBy(() -> Settings.at(folder).address("forecast"))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("'forecast'")
                .hasMessageContaining("deploy/local/up");
        Files.writeString(folder.resolve("settings.properties"), "forecast=127.0.0.1:9\n");
        assertThat(Settings.at(folder).address("forecast")).isEqualTo("127.0.0.1:9");
    }
}
