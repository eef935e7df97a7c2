package chipgap.cli;

import chipgap.proto.forecast.v1.ForecastSpec;
import chipgap.proto.forecast.v1.Grounds;
import chipgap.proto.forecast.v1.QuestionServiceGrpc.QuestionServiceBlockingStub;
import com.google.protobuf.MessageOrBuilder;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A question about a world that is answered at once. */
abstract class Question extends Verb {
    @Mixin
    @Nullable private SpecOptions world;

    @Option(names = "--json", description = "Print the answer as JSON.")
    private boolean json;

    Question(Settings settings) {
        super(settings);
    }

    /** The world asked about. */
    final ForecastSpec spec() {
        return Objects.requireNonNull(world).spec();
    }

    /** Asks, and prints the answer as a table or as JSON. */
    final <T extends MessageOrBuilder> void tell(
            PrintWriter out, Function<QuestionServiceBlockingStub, T> question, Consumer<T> table) {
        try (ForecastClient client = new ForecastClient(settings())) {
            T answer = client.ask(question);
            if (json) {
                out.println(Exports.json(answer));
            } else {
                table.accept(answer);
            }
        }
    }

    /** What an answer stands on, in one line. */
    static void head(Grounds grounds, PrintWriter out) {
        ForecastSpec spec = grounds.getSpec();
        out.printf(
                "%s · as of %s · %,d draws · seed %d%n",
                Words.id(spec.getScenario()),
                Dates.text(spec.getAsOfDate()),
                grounds.getUsedDrawCount(),
                spec.getSeed());
    }
}
