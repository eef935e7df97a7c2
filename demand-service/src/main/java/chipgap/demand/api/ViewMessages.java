package chipgap.demand.api;

import chipgap.kernel.summary.Sample;
import chipgap.platform.type.TypeMessages;
import chipgap.proto.demand.v1.DemandAmount;
import chipgap.proto.demand.v1.DemandMeasure;

/** What is wanted in a quarter as messages. */
final class ViewMessages {
    private ViewMessages() {}

    static DemandAmount message(chipgap.demand.model.DemandAmount amount) {
        DemandAmount.Builder message = DemandAmount.newBuilder()
                .setMeasure(DemandMeasure.valueOf(
                        "DEMAND_MEASURE_" + amount.measure().name()))
                .setUnit(amount.measure().unit())
                .setAmount(TypeMessages.message(new Sample(amount.values())));
        if (amount.segment() != null) {
            message.setSegment(DemandMessages.name(amount.segment()));
        }
        return message.build();
    }
}
