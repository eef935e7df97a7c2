package chipgap.forecast.clients;

import chipgap.forecast.model.Assumption;
import chipgap.forecast.model.ForecastSpec;
import chipgap.forecast.model.Lineage;
import java.util.List;

/** Assumptions as the services take them. */
final class AssumptionTexts {
    private AssumptionTexts() {}

    /** Those of a world that are about what a service samples. */
    static List<chipgap.proto.type.v1.Assumption> of(ForecastSpec world, Lineage.Service service) {
        return messages(world.assumptions().stream()
                .filter(assumption -> assumption.service() == service)
                .toList());
    }

    static List<chipgap.proto.type.v1.Assumption> messages(List<Assumption> assumptions) {
        return assumptions.stream().map(AssumptionTexts::message).toList();
    }

    private static chipgap.proto.type.v1.Assumption message(Assumption assumption) {
        chipgap.proto.type.v1.Assumption.Builder message = chipgap.proto.type.v1.Assumption.newBuilder()
                .setQuantity(assumption.quantity())
                .setPeriod(assumption.period() == null ? "" : assumption.period())
                .setValue(assumption.value())
                .setUnit(assumption.unit())
                .setReason(assumption.reason());
        if (assumption.low() != null) {
            message.setLow(assumption.low());
        }
        if (assumption.high() != null) {
            message.setHigh(assumption.high());
        }
        return message.build();
    }
}
