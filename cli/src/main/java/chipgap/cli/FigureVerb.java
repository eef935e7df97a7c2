package chipgap.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What is done with figures. */
abstract class FigureVerb implements Callable<Integer> {
    private final Settings settings;

    @Spec
    @Nullable private CommandSpec spec;

    FigureVerb(Settings settings) {
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

    FigureClient client(DataService service) {
        return new FigureClient(settings, service);
    }
}
