package chipgap.local;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;

/** The folder that keeps what outlives a start: data, passwords, ports, logs, and which processes belong to the suite. */
final class StateFolder {
    private final Path folder;

    StateFolder(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException failure) {
            throw new SuiteException(
                    "The folder %s cannot be made: %s".formatted(folder, failure.getMessage()), failure);
        }
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    Path log(String name) {
        return made("log").resolve(name + ".log");
    }

    /** A folder inside, made if need be. */
    Path made(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Properties read(String file) {
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

    /** Writes a file that only its owner may read. */
    void write(String file, Properties properties) {
        Path path = folder.resolve(file);
        try {
            if (!Files.exists(path)) {
                Files.createFile(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            try (Writer writer = Files.newBufferedWriter(path)) {
                properties.store(writer, null);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
