package chipgap.cli;

import chipgap.proto.forecast.v1.ForecastSpec;
import chipgap.proto.forecast.v1.Grounds;
import chipgap.proto.forecast.v1.QuestionServiceGrpc.QuestionServiceBlockingStub;
import com.google.protobuf.MessageOrBuilder;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A question about a world that is answered at once. */
abstract class Question implements Callable<Integer> {
    @Spec
    @Nullable private CommandSpec command;

    @Mixin
    @Nullable private SpecOptions world;

    @Option(names = "--json", description = "Print the answer as JSON.")
    private boolean json;

    /** The world asked about. */
    final ForecastSpec spec() {
        return Objects.requireNonNull(world).spec();
    }

    /** Asks, and prints the answer as a table or as JSON. */
    final <T extends MessageOrBuilder> int tell(
            Function<QuestionServiceBlockingStub, T> question, BiConsumer<T, PrintWriter> table) {
        PrintWriter out = Objects.requireNonNull(command).commandLine().getOut();
        try (ForecastClient client = new ForecastClient(Settings.load())) {
            T answer = client.ask(question);
            if (json) {
                out.println(Exports.json(answer));
            } else {
                table.accept(answer, out);
            }
            out.flush();
        }
        return 0;
    }

    /** What an answer stands on, in one line. */
    static void head(Grounds grounds, PrintWriter out) {
        ForecastSpec spec = grounds.getSpec();
        out.printf(
                "%s · as of %04d-%02d-%02d · %,d draws · seed %d%n",
                Words.id(spec.getScenario()),
                spec.getAsOfDate().getYear(),
                spec.getAsOfDate().getMonth(),
                spec.getAsOfDate().getDay(),
                grounds.getUsedDrawCount(),
                spec.getSeed());
    }
}
