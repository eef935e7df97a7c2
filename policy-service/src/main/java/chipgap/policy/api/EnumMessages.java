package chipgap.policy.api;

import chipgap.platform.grpc.Failure;
import chipgap.policy.model.Effect;
import chipgap.policy.model.Status;
import chipgap.policy.model.Verdict;
import chipgap.proto.policy.v1.ProvisionStatus;
import chipgap.proto.policy.v1.VerdictKind;
import chipgap.proto.type.v1.BuyerScope;
import chipgap.proto.type.v1.Gate;
import chipgap.proto.type.v1.Pathway;
import chipgap.proto.type.v1.SupplyInput;
import chipgap.proto.type.v1.Workload;
import java.util.List;

/** Enums ⇄ messages. A value that is unset or not known is refused. */
final class EnumMessages {
    private EnumMessages() {}

    private static Failure unknown(String field) {
        return new Failure.InvalidField(field, "The value is unset or not known here. Name one of the enum's values.");
    }

    static List<Effect.Workload> workloads(String field, List<Workload> messages) {
        return messages.stream().map(message -> workload(field, message)).toList();
    }

    static VerdictKind message(Verdict.Kind kind) {
        return switch (kind) {
            case CAUGHT -> VerdictKind.VERDICT_KIND_CAUGHT;
            case IN_SCOPE_NOT_IN_FORCE -> VerdictKind.VERDICT_KIND_IN_SCOPE_NOT_IN_FORCE;
            case OUT_OF_SCOPE -> VerdictKind.VERDICT_KIND_OUT_OF_SCOPE;
            case UNDETERMINED -> VerdictKind.VERDICT_KIND_UNDETERMINED;
        };
    }

    static Pathway message(Effect.Pathway value) {
        return switch (value) {
            case DOMESTIC -> Pathway.PATHWAY_DOMESTIC;
            case PROXY_FABRICATION -> Pathway.PATHWAY_PROXY_FABRICATION;
            case LEGAL_IMPORT -> Pathway.PATHWAY_LEGAL_IMPORT;
            case GREY_MARKET -> Pathway.PATHWAY_GREY_MARKET;
        };
    }

    static Effect.Pathway pathway(String field, Pathway message) {
        return switch (message) {
            case PATHWAY_DOMESTIC -> Effect.Pathway.DOMESTIC;
            case PATHWAY_PROXY_FABRICATION -> Effect.Pathway.PROXY_FABRICATION;
            case PATHWAY_LEGAL_IMPORT -> Effect.Pathway.LEGAL_IMPORT;
            case PATHWAY_GREY_MARKET -> Effect.Pathway.GREY_MARKET;
            case PATHWAY_UNSPECIFIED, UNRECOGNIZED -> throw unknown(field);
        };
    }

    static Gate message(Effect.Gate value) {
        return switch (value) {
            case EXPORTER -> Gate.GATE_EXPORTER;
            case IMPORTER -> Gate.GATE_IMPORTER;
            case ENFORCEMENT -> Gate.GATE_ENFORCEMENT;
        };
    }

    static Effect.Gate gate(String field, Gate message) {
        return switch (message) {
            case GATE_EXPORTER -> Effect.Gate.EXPORTER;
            case GATE_IMPORTER -> Effect.Gate.IMPORTER;
            case GATE_ENFORCEMENT -> Effect.Gate.ENFORCEMENT;
            case GATE_UNSPECIFIED, UNRECOGNIZED -> throw unknown(field);
        };
    }

    static SupplyInput message(Effect.SupplyInput value) {
        return switch (value) {
            case HBM_IMPORT -> SupplyInput.SUPPLY_INPUT_HBM_IMPORT;
            case PROXY_DIES -> SupplyInput.SUPPLY_INPUT_PROXY_DIES;
            case FAB_TOOLS -> SupplyInput.SUPPLY_INPUT_FAB_TOOLS;
        };
    }

    static Effect.SupplyInput input(String field, SupplyInput message) {
        return switch (message) {
            case SUPPLY_INPUT_HBM_IMPORT -> Effect.SupplyInput.HBM_IMPORT;
            case SUPPLY_INPUT_PROXY_DIES -> Effect.SupplyInput.PROXY_DIES;
            case SUPPLY_INPUT_FAB_TOOLS -> Effect.SupplyInput.FAB_TOOLS;
            case SUPPLY_INPUT_UNSPECIFIED, UNRECOGNIZED -> throw unknown(field);
        };
    }

    static BuyerScope message(Effect.BuyerScope value) {
        return switch (value) {
            case ALL -> BuyerScope.BUYER_SCOPE_ALL;
            case STATE_FUNDED -> BuyerScope.BUYER_SCOPE_STATE_FUNDED;
        };
    }

    static Effect.BuyerScope buyers(String field, BuyerScope message) {
        return switch (message) {
            case BUYER_SCOPE_ALL -> Effect.BuyerScope.ALL;
            case BUYER_SCOPE_STATE_FUNDED -> Effect.BuyerScope.STATE_FUNDED;
            case BUYER_SCOPE_UNSPECIFIED, UNRECOGNIZED -> throw unknown(field);
        };
    }

    static Workload message(Effect.Workload value) {
        return switch (value) {
            case TRAINING -> Workload.WORKLOAD_TRAINING;
            case INFERENCE -> Workload.WORKLOAD_INFERENCE;
        };
    }

    static Effect.Workload workload(String field, Workload message) {
        return switch (message) {
            case WORKLOAD_TRAINING -> Effect.Workload.TRAINING;
            case WORKLOAD_INFERENCE -> Effect.Workload.INFERENCE;
            case WORKLOAD_UNSPECIFIED, UNRECOGNIZED -> throw unknown(field);
        };
    }

    static ProvisionStatus message(Status value) {
        return switch (value) {
            case RUMOURED -> ProvisionStatus.PROVISION_STATUS_RUMOURED;
            case UNDER_CONSIDERATION -> ProvisionStatus.PROVISION_STATUS_UNDER_CONSIDERATION;
            case ANNOUNCED -> ProvisionStatus.PROVISION_STATUS_ANNOUNCED;
            case IN_FORCE -> ProvisionStatus.PROVISION_STATUS_IN_FORCE;
            case SUSPENDED -> ProvisionStatus.PROVISION_STATUS_SUSPENDED;
            case EXPIRED -> ProvisionStatus.PROVISION_STATUS_EXPIRED;
            case RESCINDED -> ProvisionStatus.PROVISION_STATUS_RESCINDED;
            case REJECTED -> ProvisionStatus.PROVISION_STATUS_REJECTED;
        };
    }

    static Status status(String field, ProvisionStatus message) {
        return switch (message) {
            case PROVISION_STATUS_RUMOURED -> Status.RUMOURED;
            case PROVISION_STATUS_UNDER_CONSIDERATION -> Status.UNDER_CONSIDERATION;
            case PROVISION_STATUS_ANNOUNCED -> Status.ANNOUNCED;
            case PROVISION_STATUS_IN_FORCE -> Status.IN_FORCE;
            case PROVISION_STATUS_SUSPENDED -> Status.SUSPENDED;
            case PROVISION_STATUS_EXPIRED -> Status.EXPIRED;
            case PROVISION_STATUS_RESCINDED -> Status.RESCINDED;
            case PROVISION_STATUS_REJECTED -> Status.REJECTED;
            case PROVISION_STATUS_UNSPECIFIED, UNRECOGNIZED -> throw unknown(field);
        };
    }
}
