package chipgap.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Signs in. */
@Command(
        name = "login",
        mixinStandardHelpOptions = true,
        description = "Sign in: in a browser with a code, or with --user in the demo realm.")
final class Login implements Callable<Integer> {
    @Spec
    @Nullable private CommandSpec spec;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "Sign in with user and password; the password is asked for, or read from standard input.")
    @Nullable private String user;

    private final Settings settings;

    Login(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        SignIn signIn = new SignIn(settings);
        if (user == null) {
            signIn.withDevice(line -> {
                out.println(line);
                out.flush();
            });
            out.println("Signed in.");
        } else {
            signIn.withPassword(user, password());
            out.printf("Signed in as %s.%n", user);
        }
        out.flush();
        return 0;
    }

    private static String password() throws IOException {
        Optional<Console> terminal = Terminal.attended();
        if (terminal.isPresent()) {
            return new String(terminal.get().readPassword("Password: "));
        }
        String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        if (line == null) {
            throw new CliException(2, "No password came on standard input.");
        }
        return line;
    }
}
