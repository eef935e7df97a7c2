package chipgap.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The suite as {@code deploy/local/up} starts it: one for all test classes that ask for it, which takes a minute to start. It ends after the last of all tests. */
final class SharedSuite implements ParameterResolver {
    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Suite.class;
    }

    @Override
    public Suite resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Running.class, _ -> Running.start(), Running.class)
                .suite();
    }

    private record Running(Suite suite, Path folder) implements AutoCloseable {
        static Running start() {
            try {
                Path folder = Files.createTempDirectory("chipgap-suite");
                Suite suite = new Suite(HOME, folder, new Steps(System.out));
                try {
                    suite.up();
                } catch (SuiteException failure) {
                    suite.down();
                    throw failure;
                }
                return new Running(suite, folder);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public void close() throws IOException {
            suite.down();
            Folders.delete(folder);
        }
    }
}
