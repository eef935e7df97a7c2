package chipgap.forecast.app;

import chipgap.forecast.model.Assumption;
import java.util.List;
import java.util.Map;

/** What can be assumed of what the services sample. Calls carry the caller's token and deadline. */
public interface Assumables {
    /**
     * The assumptions with the service that samples the quantity of each.
     *
     * @param field path of the field that holds them
     * @throws chipgap.platform.grpc.Failure.InvalidField when one of them cannot be
     */
    List<Assumption> resolved(String field, List<Assumption> assumptions);

    /**
     * The same of several worlds at once; the services are asked once.
     *
     * @param assumed assumptions of each, by the path of the field that holds them
     */
    Map<String, List<Assumption>> resolved(Map<String, List<Assumption>> assumed);
}
