package chipgap.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that prints what it is told. */
abstract class Verb implements Callable<Integer> {
    private final Settings settings;

    @Spec
    @Nullable private CommandSpec spec;

    Verb(Settings settings) {
        this.settings = settings;
    }

    /** Does it. */
    abstract void run(PrintWriter out) throws Exception;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        try {
            run(out);
        } finally {
            out.flush();
        }
        return 0;
    }

    Settings settings() {
        return settings;
    }
}
