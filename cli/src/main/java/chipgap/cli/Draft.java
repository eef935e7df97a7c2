package chipgap.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** A file in the making, beside the one that it becomes at the end; it is never seen half written. */
final class Draft implements AutoCloseable {
    private final Path file;
    private final boolean replaces;
    private final Path draft;

    /**
     * Begins a file.
     *
     * @param replaces whether a file that exists may be replaced; it is refused otherwise
     */
    Draft(Path file, boolean replaces) throws IOException {
        boolean exists = Files.exists(file);
        this.file = exists ? file.toRealPath() : file.toAbsolutePath();
        this.replaces = replaces;
        draft = this.file.resolveSibling(".%s.%s".formatted(file.getFileName(), UUID.randomUUID()));
        if (exists ? !Files.isRegularFile(file) : !Files.isDirectory(draft.resolveSibling("."))) {
            throw new CliException(2, "%s cannot be written: not in a folder, or no ordinary file.".formatted(file));
        }
        if (exists && !replaces) {
            throw exists();
        }
        // An interrupt ends the program without closing anything.
        draft.toFile().deleteOnExit();
    }

    /** Where to write. */
    Path path() {
        return draft;
    }

    /** Puts the file in its place. */
    void finish() throws IOException {
        try {
            if (replaces) {
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.move(draft, file);
            }
        } catch (FileAlreadyExistsException taken) {
            throw exists();
        }
    }

    private CliException exists() {
        return new CliException(
                CliException.REFUSED,
                "%s exists already. Give another name, or --force to replace it.".formatted(file));
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(draft);
    }
}
