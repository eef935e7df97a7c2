package chipgap.cli;

import chipgap.proto.type.v1.Pathway;
import chipgap.proto.type.v1.SupplyConstraint;
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

    /** The id inside a resource name. */
    static String id(String name) {
        return name.substring(name.indexOf('/') + 1);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
