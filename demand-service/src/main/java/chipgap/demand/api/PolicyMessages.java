package chipgap.demand.api;

import chipgap.demand.model.BuyerScope;
import chipgap.demand.model.DemandModel;
import chipgap.demand.model.DemandPolicy;
import chipgap.demand.model.Segment;
import chipgap.demand.model.Workload;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.QuarterRange;
import chipgap.platform.grpc.Failure;
import chipgap.platform.type.Intensities;
import chipgap.platform.type.Names;
import chipgap.platform.type.TypeMessages;
import chipgap.proto.type.v1.Anticipation;
import chipgap.proto.type.v1.DemandShift;
import chipgap.proto.type.v1.DomesticOnly;
import chipgap.proto.type.v1.PolicyDraws;
import chipgap.proto.type.v1.PriorityTier;
import chipgap.proto.type.v1.ProvisionDraws;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Policy draws as what they do to demand. Effects on supply alone are passed over; an effect or a segment that is not known here is refused. */
final class PolicyMessages {
    static final String SEGMENTS = "segments";
    private static final int LONGEST_DELAY = 8;

    private final QuarterRange horizon;
    private final Set<String> known = new TreeSet<>();
    private final List<DemandPolicy.DomesticOnly> domesticOnly = new ArrayList<>();
    private final List<DemandPolicy.Shift> shifts = new ArrayList<>();
    private final List<DemandPolicy.Anticipation> anticipations = new ArrayList<>();
    private final List<DemandPolicy.Priority> priorities = new ArrayList<>();
    /** Whom each provision on buyers is about, by its name. */
    private final Map<String, BuyerScope> scopes = new HashMap<>();

    private PolicyMessages(List<Segment> segments, QuarterRange horizon) {
        this.horizon = horizon;
        segments.forEach(segment -> known.add(segment.id()));
    }

    static DemandPolicy policy(PolicyDraws draws, List<Segment> segments, QuarterRange horizon, DrawBlock block) {
        PolicyMessages reader = new PolicyMessages(segments, horizon);
        List<ProvisionDraws> provisions = Intensities.checked("policy", draws, block.drawCount());
        for (int i = 0; i < provisions.size(); i++) {
            reader.read("policy.provisions[%d]".formatted(i), provisions.get(i));
        }
        for (int i = 0; i < provisions.size(); i++) {
            if (provisions.get(i).getEffect().hasAnticipation()) {
                reader.readAnticipation("policy.provisions[%d].effect.anticipation".formatted(i), provisions.get(i));
            }
        }
        return new DemandPolicy(reader.domesticOnly, reader.shifts, reader.anticipations, reader.priorities);
    }

    private void read(String field, ProvisionDraws provision) {
        switch (provision.getEffect().getKindCase()) {
            case DOMESTIC_ONLY -> readDomesticOnly(field, provision);
            case DEMAND_SHIFT -> readShift(field, provision);
            case PRIORITY_TIER -> readPriority(field, provision);
            // Read when all other effects are known.
            case ANTICIPATION -> {}
            // Effects on supply, on running costs and on prices, which demand does not follow: see
            // docs/not-modelled.md.
            case BLOCK_FLOW, CAP_FLOW, INPUT_BLOCK, SET_ASIDE, PRICE_FACTOR, ELECTRICITY_SUBSIDY, CONTEXT_ONLY -> {}
            case KIND_NOT_SET ->
                throw new Failure.InvalidField(
                        field + ".effect",
                        "The effect of '%s' is unset or of a kind not known here. Update the service."
                                .formatted(provision.getProvision()));
        }
    }

    private void readDomesticOnly(String field, ProvisionDraws provision) {
        DomesticOnly effect = provision.getEffect().getDomesticOnly();
        String inside = field + ".effect.domestic_only";
        BuyerScope scope = new BuyerScope(
                isStateFundedOnly(inside, effect.getBuyers()),
                workloads(inside, effect.getWorkloadsList()),
                segments(inside, effect.getSegmentsList()),
                headquarters(field, provision));
        scopes.put(provision.getProvision(), scope);
        domesticOnly.add(new DemandPolicy.DomesticOnly(scope, intensities(provision)));
    }

    private void readShift(String field, ProvisionDraws provision) {
        DemandShift effect = provision.getEffect().getDemandShift();
        String inside = field + ".effect.demand_shift";
        if (effect.getDelayQuarters() < 1 || effect.getDelayQuarters() > LONGEST_DELAY) {
            throw new Failure.InvalidField(
                    inside + ".delay_quarters",
                    "The delay (%d) must lie in [1, %d] quarters.".formatted(effect.getDelayQuarters(), LONGEST_DELAY));
        }
        if (!(effect.getLostFraction() >= 0 && effect.getLostFraction() <= 1)) {
            throw new Failure.InvalidField(
                    inside + ".lost_fraction",
                    "The share that is lost (%s) must lie in [0, 1].".formatted(effect.getLostFraction()));
        }
        BuyerScope scope = new BuyerScope(
                isStateFundedOnly(inside, effect.getBuyers()),
                workloads(inside, effect.getWorkloadsList()),
                segments(inside, effect.getSegmentsList()),
                headquarters(field, provision));
        scopes.put(provision.getProvision(), scope);
        shifts.add(new DemandPolicy.Shift(
                scope, effect.getDelayQuarters(), effect.getLostFraction(), intensities(provision)));
    }

    private void readPriority(String field, ProvisionDraws provision) {
        PriorityTier effect = provision.getEffect().getPriorityTier();
        String inside = field + ".effect.priority_tier";
        if (effect.getSegmentsCount() == 0) {
            throw new Failure.InvalidField(inside + ".segments", "There are none. Name at least one segment.");
        }
        if (effect.getTier() < 1) {
            throw new Failure.InvalidField(
                    inside + ".tier",
                    "The tier (%d) must be 1 or more; 1 is served first.".formatted(effect.getTier()));
        }
        BuyerScope scope = new BuyerScope(
                false,
                EnumSet.allOf(Workload.class),
                segments(inside, effect.getSegmentsList()),
                headquarters(field, provision));
        scopes.put(provision.getProvision(), scope);
        // Policy counts tiers from 1, demand from 0.
        priorities.add(new DemandPolicy.Priority(scope, effect.getTier() - 1, intensities(provision)));
    }

    /** Demand is brought forward before a provision on buyers. Before one on chips supply brings them forward: the need for compute stays. */
    private void readAnticipation(String field, ProvisionDraws provision) {
        Anticipation effect = provision.getEffect().getAnticipation();
        int most = DemandModel.HORIZON.length();
        if (!(effect.getPullForwardQuarters() > 0 && effect.getPullForwardQuarters() <= most)) {
            throw new Failure.InvalidField(
                    field + ".pull_forward_quarters",
                    "The quarters brought forward (%s) must lie in (0, %d]."
                            .formatted(effect.getPullForwardQuarters(), most));
        }
        if (!(effect.getShareFraction() > 0 && effect.getShareFraction() <= 1)) {
            throw new Failure.InvalidField(
                    field + ".share_fraction",
                    "The share brought forward (%s) must lie in (0, 1].".formatted(effect.getShareFraction()));
        }
        BuyerScope scope = scopes.get(effect.getProvision());
        if (scope != null) {
            anticipations.add(new DemandPolicy.Anticipation(
                    scope, effect.getPullForwardQuarters(), effect.getShareFraction(), intensities(provision)));
        }
    }

    private double[] intensities(ProvisionDraws provision) {
        return Intensities.of(provision, horizon, DemandModel.HORIZON);
    }

    private static boolean isStateFundedOnly(String field, chipgap.proto.type.v1.BuyerScope buyers) {
        return switch (buyers) {
            case BUYER_SCOPE_ALL -> false;
            case BUYER_SCOPE_STATE_FUNDED -> true;
            case BUYER_SCOPE_UNSPECIFIED, UNRECOGNIZED ->
                throw new Failure.InvalidField(
                        field + ".buyers",
                        "The buyers in scope are unset or not known here. Name one of the enum's values.");
        };
    }

    private static Set<Workload> workloads(String field, List<chipgap.proto.type.v1.Workload> named) {
        if (named.isEmpty()) {
            return EnumSet.allOf(Workload.class);
        }
        Set<Workload> workloads = EnumSet.noneOf(Workload.class);
        for (chipgap.proto.type.v1.Workload workload : named) {
            workloads.add(
                    switch (workload) {
                        case WORKLOAD_TRAINING -> Workload.TRAINING;
                        case WORKLOAD_INFERENCE -> Workload.INFERENCE;
                        case WORKLOAD_UNSPECIFIED, UNRECOGNIZED ->
                            throw new Failure.InvalidField(
                                    field + ".workloads",
                                    "A workload is unset or not known here. Name one of the enum's values.");
                    });
        }
        return workloads;
    }

    private Set<String> segments(String field, List<String> names) {
        Set<String> segments = new HashSet<>();
        for (String name : names) {
            String id = Names.id(field + ".segments", SEGMENTS, name);
            if (!known.contains(id)) {
                throw new Failure.InvalidField(
                        field + ".segments",
                        "There is no segment '%s': the rule would bind nobody. There are %s."
                                .formatted(name, String.join(", ", known)));
            }
            segments.add(id);
        }
        return segments;
    }

    private static Set<String> headquarters(String field, ProvisionDraws provision) {
        Set<String> countries = new HashSet<>();
        for (String code : provision.getHeadquartersCountryCodesList()) {
            TypeMessages.reading(field + ".headquarters_country_codes", () -> {
                Segment.requireCountry(code);
                return countries.add(code);
            });
        }
        return countries;
    }
}
