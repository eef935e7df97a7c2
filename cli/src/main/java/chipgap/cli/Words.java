package chipgap.cli;

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

    /** A value of an enum of the contract, without what all its values begin with. */
    static String of(ProtocolMessageEnum value, String prefix) {
        return lower(value.getValueDescriptor().getName().substring(prefix.length()));
    }

    /** The id inside a resource name. */
    static String id(String name) {
        return name.substring(name.indexOf('/') + 1);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
