package chipgap.forecast.app;

import chipgap.forecast.model.Assumption;
import java.util.List;

/** What can be assumed of what the services sample. Calls carry the caller's token and deadline. */
public interface Assumables {
    /**
     * The assumptions with the service that samples the quantity of each.
     *
     * @param field path of the field that holds them
     * @throws chipgap.platform.grpc.Failure.InvalidField when one of them cannot be
     */
    List<Assumption> resolved(String field, List<Assumption> assumptions);
}
