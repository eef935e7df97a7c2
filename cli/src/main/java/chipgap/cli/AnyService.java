package chipgap.cli;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that narrows a question to one service. */
final class AnyService {
    @Option(
            names = "--service",
            paramLabel = "SERVICE",
            description = "Ask only this service: supply, demand or policy. Default: all three.")
    @Nullable private DataService service;

    List<DataService> asked() {
        return service == null ? List.of(DataService.values()) : List.of(service);
    }

    /**
     * The answer of the first service that knows what is asked for.
     *
     * @param what what is asked for, to tell that nobody knows it
     */
    <T> Answer<T> find(String what, Settings settings, Function<FigureClient, T> question) {
        for (DataService asked : asked()) {
            try (FigureClient client = new FigureClient(settings, asked)) {
                return new Answer<>(asked, question.apply(client));
            } catch (StatusRuntimeException refused) {
                if (refused.getStatus().getCode() != Status.Code.NOT_FOUND || service != null) {
                    throw refused;
                }
            }
        }
        throw new CliException(
                CliException.REFUSED,
                "None of supply, demand and policy knows %s. 'chipgap figures list' and 'chipgap figures quantities' tell what there is."
                        .formatted(what));
    }

    /** An answer and whose it is. */
    record Answer<T>(DataService service, T told) {}
}
