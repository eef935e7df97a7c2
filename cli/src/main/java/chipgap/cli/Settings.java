package chipgap.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The folder of the command line: {@code settings.properties} says where the services are, {@code credentials.properties} keeps the tokens of
 * the signed-in user and is readable by its owner only.
 */
final class Settings {
    private final Path folder;

    private Settings(Path folder) {
        this.folder = folder;
    }

    /** The folder named by CHIPGAP_CONFIG, otherwise .config/chipgap in the home folder. */
    static Settings load() {
        String named = System.getenv("CHIPGAP_CONFIG");
        return at(named == null ? Path.of(System.getProperty("user.home"), ".config", "chipgap") : Path.of(named));
    }

    static Settings at(Path folder) {
        return new Settings(folder);
    }

    /**
     * Address of a service, e.g. {@code 127.0.0.1:8080}.
     *
     * @param service forecast, supply, demand or policy
     */
    String address(String service) {
        return required(service);
    }

    /** Address of the realm at the sign-in service. */
    String issuer() {
        return required("issuer");
    }

    private String required(String key) {
        String value = read("settings.properties").getProperty(key);
        if (value == null) {
            throw new CliException(
                    CliException.UNREACHABLE,
                    "%s does not say where '%s' is. 'deploy/local/up' writes it."
                            .formatted(folder.resolve("settings.properties"), key));
        }
        return value;
    }

    @Nullable String credential(String key) {
        return read("credentials.properties").getProperty(key);
    }

    /** Keeps tokens; the file is replaced in one step, so that a crash leaves the old or the new one. */
    void keepCredentials(Map<String, String> credentials) {
        try {
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(
                    folder,
                    "credentials",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Properties properties = new Properties();
            properties.putAll(credentials);
            try (Writer writer = Files.newBufferedWriter(draft)) {
                properties.store(writer, null);
            }
            Files.move(draft, folder.resolve("credentials.properties"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Properties read(String file) {
        Properties properties = new Properties();
        Path path = folder.resolve(file);
        if (Files.exists(path)) {
            try (Reader reader = Files.newBufferedReader(path)) {
                properties.load(reader);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return properties;
    }
}
