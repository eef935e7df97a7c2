package chipgap.cli;

import chipgap.proto.demand.v1.DemandMeasure;
import chipgap.proto.policy.v1.ProvisionStatus;
import chipgap.proto.supply.v1.ChainStage;
import chipgap.proto.type.v1.Pathway;
import chipgap.proto.type.v1.SupplyConstraint;
import com.google.protobuf.ProtocolMessageEnum;
import java.util.Locale;

/** Names of the contract as words. */
final class Words {
    private Words() {}

    static String of(Pathway pathway) {
        return lower(pathway.name().substring("PATHWAY_".length()));
    }

    static String of(SupplyConstraint constraint) {
        return lower(constraint.name().substring("SUPPLY_CONSTRAINT_".length()));
    }

    /** What binds; where nothing of the model does, deliveries were published. */
    static String binding(SupplyConstraint constraint) {
        return constraint == SupplyConstraint.SUPPLY_CONSTRAINT_NONE ? "published" : of(constraint);
    }

    static String of(ChainStage stage) {
        return lower(stage.name().substring("CHAIN_STAGE_".length()));
    }

    static String of(DemandMeasure measure) {
        return lower(measure.name().substring("DEMAND_MEASURE_".length()));
    }

    /** A value of an enum of the contract, without what all its values begin with. */
    static String of(ProtocolMessageEnum value, String prefix) {
        return lower(value.getValueDescriptor().getName().substring(prefix.length()));
    }

    static String of(ProvisionStatus status) {
        return lower(status.name().substring("PROVISION_STATUS_".length()));
    }

    /** The id inside a resource name. */
    static String id(String name) {
        return name.substring(name.indexOf('/') + 1);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A resource name from what was typed, with or without its collection. */
    static String name(String collection, String typed) {
        return typed.isEmpty() || typed.startsWith(collection + "/") ? typed : collection + "/" + typed;
    }

    static String counted(int count, String one, String many) {
        return "%,d %s".formatted(count, count == 1 ? one : many);
    }

    /** What others wrote, fit for one line of a terminal: without line breaks and control characters. */
    static String printable(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ");
    }
}
