package chipgap.forecast.clients;

import chipgap.forecast.app.PublishedFigures.Service;
import chipgap.forecast.app.SampledInputs;
import chipgap.forecast.app.UpstreamException;
import chipgap.forecast.model.ForecastSpec;
import chipgap.forecast.model.Lineage;
import chipgap.forecast.model.Origin;
import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.Quantity;
import chipgap.kernel.evidence.Vintage;
import chipgap.platform.figure.AssumptionMessages;
import chipgap.platform.figure.EvidenceMessages;
import chipgap.platform.type.Names;
import chipgap.platform.type.TypeMessages;
import chipgap.proto.demand.v1.DemandServiceGrpc;
import chipgap.proto.demand.v1.DescribeModelRequest;
import chipgap.proto.figure.v1.Figure;
import chipgap.proto.policy.v1.GetScenarioRequest;
import chipgap.proto.policy.v1.Measure;
import chipgap.proto.policy.v1.PolicyServiceGrpc;
import chipgap.proto.policy.v1.PolicyServiceGrpc.PolicyServiceBlockingStub;
import chipgap.proto.policy.v1.Provision;
import chipgap.proto.policy.v1.ProvisionRecord;
import chipgap.proto.policy.v1.Scenario;
import chipgap.proto.type.v1.Assumption;
import chipgap.proto.type.v1.ModelChoice;
import io.grpc.Channel;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what the services sample: quantities and their figures, provisions and their measures, and the choice of demand. */
@ApplicationScoped
class SampledInputsClient implements SampledInputs {
    private static final String POLICY = "policy";
    private static final String DEMAND = "demand";

    /** Publisher of figures that are assumptions of this project. */
    private static final String OURSELVES = "Chipgap";

    private final FigureClients figures;
    private final PolicyBookClient book;
    private final Channel policy;
    private final Channel demand;

    SampledInputsClient(
            FigureClients figures,
            PolicyBookClient book,
            @GrpcClient(POLICY) Channel policy,
            @GrpcClient(DEMAND) Channel demand) {
        this.figures = figures;
        this.book = book;
        this.policy = policy;
        this.demand = demand;
    }

    @Override
    public List<Sampled> of(ForecastSpec spec) {
        List<Sampled> sampled = new ArrayList<>();
        sampled.addAll(quantities(Service.SUPPLY, spec.vintage(), AssumptionTexts.of(spec, Lineage.Service.SUPPLY)));
        sampled.addAll(quantities(Service.DEMAND, spec.vintage(), AssumptionTexts.of(spec, Lineage.Service.DEMAND)));
        sampled.addAll(provisions(spec.vintage().asOf()));
        sampled.addAll(hypothetical(spec.scenario()));
        sampled.addAll(choices());
        return sampled;
    }

    /** Quantities that the service's model samples and that anything is known of. */
    private List<Sampled> quantities(Service service, Vintage vintage, List<Assumption> assumptions) {
        try {
            Map<String, Quantity> quantities = new HashMap<>();
            for (chipgap.proto.figure.v1.Quantity told : figures.quantities(service)) {
                if (told.hasSampling()) {
                    quantities.put(told.getName(), EvidenceMessages.quantity(told));
                }
            }
            List<Figure> visible = figures.figures(service, vintage).stream()
                    .filter(figure -> quantities.containsKey(figure.getQuantity()))
                    .toList();
            Evidence evidence = Evidence.asOf(vintage.asOf(), quantities.values(), inUnits(visible, quantities))
                    .assuming(AssumptionMessages.read(
                            "spec.assumptions", assumptions, name -> quantities.get(Names.name("quantities", name))));
            return quantities.values().stream()
                    .filter(quantity -> evidence.knows(quantity.name()))
                    .map(quantity -> sampled(service, quantity, evidence, visible))
                    .toList();
        } catch (IllegalArgumentException unknown) {
            throw new UpstreamException(
                    UpstreamException.Kind.BROKEN, service + "_FAILED", String.valueOf(unknown.getMessage()), unknown);
        }
    }

    private static List<chipgap.kernel.evidence.Figure> inUnits(
            List<Figure> figures, Map<String, Quantity> quantities) {
        List<chipgap.kernel.evidence.Figure> inUnits = new ArrayList<>();
        for (Figure figure : figures) {
            Quantity quantity = Objects.requireNonNull(quantities.get(figure.getQuantity()));
            inUnits.add(EvidenceMessages.figure(figure, quantity.unit()));
        }
        return inUnits;
    }

    private static Sampled sampled(Service service, Quantity quantity, Evidence evidence, List<Figure> visible) {
        String name = Names.name("quantities", quantity.name());
        Map<String, Double> weights = evidence.sourceWeights(quantity.name());
        List<Cited> cited = visible.stream()
                .filter(figure -> figure.getQuantity().equals(name))
                .map(figure -> new Cited(
                        FigureTexts.figure(service, figure),
                        weights.getOrDefault(figure.getSource().getPublisher(), 0.0),
                        figure.getSource().getPublisher().equals(OURSELVES)))
                .sorted(Comparator.comparingDouble(Cited::sourceWeight)
                        .reversed()
                        .thenComparing(figure -> figure.figure().period())
                        .thenComparing(figure -> figure.figure().name()))
                .toList();
        return new Sampled(
                new Origin.OfQuantity(name, quantity, evidence),
                Kind.QUANTITY,
                service,
                quantity.description(),
                quantity.loadings().keySet(),
                cited,
                null);
    }

    private List<Sampled> provisions(LocalDate asOf) {
        List<Sampled> provisions = new ArrayList<>();
        for (Measure measure : book.measures()) {
            for (Provision provision : measure.getProvisionsList()) {
                provisions.add(sampled(provision, measure.getTitle(), measure(measure, provision, asOf)));
            }
        }
        return provisions;
    }

    /** Provisions that exist in the scenario or a parent of it only. */
    private List<Sampled> hypothetical(String scenario) {
        PolicyServiceBlockingStub stub = PolicyServiceGrpc.newBlockingStub(policy);
        Map<String, Sampled> provisions = new HashMap<>();
        String name = Names.name("scenarios", scenario);
        while (!name.isEmpty()) {
            GetScenarioRequest request =
                    GetScenarioRequest.newBuilder().setName(name).build();
            Scenario told = UpstreamCalls.calling(
                    POLICY, () -> stub.getScenario(request).getScenario());
            told.getHypotheticalProvisionsList()
                    .forEach(provision -> provisions.putIfAbsent(
                            provision.getName(), sampled(provision, "Brought by " + told.getName(), null)));
            name = told.getParent();
        }
        return List.copyOf(provisions.values());
    }

    private static Sampled sampled(Provision provision, String description, SampledInputs.@Nullable Act measure) {
        return new Sampled(
                new Origin.OfProvision(
                        provision.getName(),
                        provision.getStreamsList().stream()
                                .map(TypeMessages::input)
                                .toList()),
                Kind.PROVISION,
                Service.POLICY,
                description,
                provision.getLoadingsMap().keySet(),
                List.of(),
                measure);
    }

    /** A measure, with the reason of what was known of the provision on a date. */
    private static SampledInputs.Act measure(Measure measure, Provision provision, LocalDate asOf) {
        String reason = provision.getRecordsList().stream()
                .filter(known -> !TypeMessages.date("known_from_date", known.getKnownFromDate())
                        .isAfter(asOf))
                .reduce((earlier, later) -> later)
                .map(ProvisionRecord::getReason)
                .orElse(provision.getReason());
        return new SampledInputs.Act(
                measure.getName(),
                measure.getTitle(),
                measure.getJurisdiction(),
                TypeMessages.date("announced_date", measure.getAnnouncedDate()),
                reason,
                measure.getSourcesList().stream().map(FigureTexts::source).toList());
    }

    private List<Sampled> choices() {
        List<ModelChoice> choices = UpstreamCalls.calling(
                DEMAND,
                () -> DemandServiceGrpc.newBlockingStub(demand)
                        .describeModel(DescribeModelRequest.getDefaultInstance())
                        .getModel()
                        .getChoicesList());
        return choices.stream()
                .map(choice -> new Sampled(
                        new Origin.OfStreams(
                                choice.getStream().getName(), List.of(TypeMessages.input(choice.getStream()))),
                        Kind.CHOICE,
                        Service.DEMAND,
                        choice.getDescription(),
                        Set.of(),
                        List.of(),
                        null))
                .toList();
    }
}
