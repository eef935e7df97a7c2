package chipgap.policy.api;

import chipgap.platform.type.TypeMessages;
import chipgap.policy.app.SamplePolicy;
import chipgap.policy.model.Overlay;
import chipgap.policy.model.PolicyBook;
import chipgap.policy.model.PolicyModel;
import chipgap.policy.model.PolicyState;
import chipgap.policy.model.Provision;
import chipgap.policy.model.Status;
import chipgap.proto.policy.v1.EffectState;
import chipgap.proto.policy.v1.GetPolicyStateResponse;
import chipgap.proto.policy.v1.ProvisionState;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What policy comes to, as messages. */
final class StateMessages {
    private StateMessages() {}

    static GetPolicyStateResponse message(SamplePolicy.State state) {
        PolicyBook book = state.situation().book();
        Map<String, Provision> provisions = new TreeMap<>(book.provisions());
        provisions.putAll(state.situation().overlay().hypothetical());
        GetPolicyStateResponse.Builder message = GetPolicyStateResponse.newBuilder()
                .setProvenance(TypeMessages.provenance(
                        PolicyModel.VERSION, state.vintage(), PolicyState.DRAWS.seed(), state.inputDigest()))
                .setDrawCount(PolicyState.DRAWS.drawCount());
        for (PolicyState.OfProvision each : state.state().provisions()) {
            String key = each.sample().key();
            message.addProvisions(ProvisionState.newBuilder()
                    .setProvision(ProvisionNames.name(key))
                    .setMeasureTitle(title(key, book))
                    .setStatus(EnumMessages.message(status(
                            Objects.requireNonNull(provisions.get(key)),
                            state.vintage().asOf())))
                    .setEffect(EffectMessages.message(each.sample().effect()))
                    .addAllExpectedStrengths(each.strengths())
                    .addAllInForceProbabilities(each.inForce()));
        }
        for (PolicyState.OfEffect each : state.state().effects()) {
            message.addEffects(EffectState.newBuilder()
                    .setEffect(each.effect())
                    .setChipClass(each.chipClass())
                    .setChipClassTitle(each.title())
                    .addAllExpectedStrengths(each.strengths()));
        }
        return message.build();
    }

    private static String title(String key, PolicyBook book) {
        String measure = key.substring(0, key.indexOf('/'));
        return measure.equals(Overlay.HYPOTHETICAL)
                ? "Hypothetical"
                : book.measure(measure).orElseThrow().title();
    }

    private static Status status(Provision provision, LocalDate asOf) {
        return provision.recordAt(asOf).orElseGet(provision::newestRecord).status();
    }
}
