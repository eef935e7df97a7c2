package chipgap.cli;

import java.io.Console;
import java.util.Optional;

/** The terminal that somebody sits at, if any. */
final class Terminal {
    private Terminal() {}

    @SuppressWarnings("SystemConsoleNull") // since JDK 25 the default console is null again where nobody sits
    static Optional<Console> attended() {
        Console console = System.console();
        return console != null && console.isTerminal() ? Optional.of(console) : Optional.empty();
    }
}
