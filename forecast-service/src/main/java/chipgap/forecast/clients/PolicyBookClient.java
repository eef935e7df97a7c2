package chipgap.forecast.clients;

import chipgap.forecast.app.PolicyBook;
import chipgap.forecast.model.ProvisionChange.Dates;
import chipgap.forecast.model.ProvisionChange.Fractions;
import chipgap.kernel.time.QuarterRange;
import chipgap.platform.type.Names;
import chipgap.platform.type.TypeMessages;
import chipgap.proto.policy.v1.DateDistribution;
import chipgap.proto.policy.v1.EffectState;
import chipgap.proto.policy.v1.FractionDistribution;
import chipgap.proto.policy.v1.GetPolicyStateRequest;
import chipgap.proto.policy.v1.GetPolicyStateResponse;
import chipgap.proto.policy.v1.ListMeasuresRequest;
import chipgap.proto.policy.v1.ListMeasuresResponse;
import chipgap.proto.policy.v1.ListScenariosRequest;
import chipgap.proto.policy.v1.ListScenariosResponse;
import chipgap.proto.policy.v1.Measure;
import chipgap.proto.policy.v1.PolicyServiceGrpc;
import chipgap.proto.policy.v1.PolicyServiceGrpc.PolicyServiceBlockingStub;
import chipgap.proto.policy.v1.ProvisionState;
import chipgap.proto.policy.v1.ProvisionStatus;
import io.grpc.Channel;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads the policy book of policy-service. */
@ApplicationScoped
class PolicyBookClient implements PolicyBook {
    private static final String NAME = "policy";
    private static final String SCENARIOS = "scenarios";
    private static final int STATUS = "PROVISION_STATUS_".length();
    private static final int PAGE = 200;

    private final Channel channel;

    PolicyBookClient(@GrpcClient(NAME) Channel channel) {
        this.channel = channel;
    }

    private PolicyServiceBlockingStub stub() {
        UpstreamCalls.reconnect(channel);
        return PolicyServiceGrpc.newBlockingStub(channel);
    }

    @Override
    public List<Scenario> scenarios() {
        List<Scenario> scenarios = new ArrayList<>();
        String page = "";
        do {
            ListScenariosRequest request = ListScenariosRequest.newBuilder()
                    .setPageSize(PAGE)
                    .setPageToken(page)
                    .build();
            ListScenariosResponse response = UpstreamCalls.calling(NAME, () -> stub().listScenarios(request));
            response.getScenariosList()
                    .forEach(scenario -> scenarios.add(new Scenario(
                            scenario.getName().substring(SCENARIOS.length() + 1),
                            scenario.getTitle(),
                            scenario.getDescription())));
            page = response.getNextPageToken();
        } while (!page.isEmpty());
        return scenarios;
    }

    @Override
    public List<Provision> provisions() {
        List<Provision> provisions = new ArrayList<>();
        for (Measure measure : measures()) {
            measure.getProvisionsList().forEach(provision -> provisions.add(provision(measure, provision)));
        }
        return provisions;
    }

    /** All measures, as policy tells them. */
    List<Measure> measures() {
        List<Measure> measures = new ArrayList<>();
        String page = "";
        do {
            ListMeasuresRequest request = ListMeasuresRequest.newBuilder()
                    .setPageSize(PAGE)
                    .setPageToken(page)
                    .build();
            ListMeasuresResponse response = UpstreamCalls.calling(NAME, () -> stub().listMeasures(request));
            measures.addAll(response.getMeasuresList());
            page = response.getNextPageToken();
        } while (!page.isEmpty());
        return measures;
    }

    private static Provision provision(Measure measure, chipgap.proto.policy.v1.Provision provision) {
        return new Provision(
                provision.getName(),
                measure.getTitle(),
                measure.getJurisdiction(),
                TypeMessages.date("announced_date", measure.getAnnouncedDate()),
                status(provision.getStatus()),
                provision.getEffect().getKindCase().name(),
                provision.getOccurrenceProbability(),
                dates(provision.getEffectiveFrom()),
                provision.hasEffectiveTo() ? dates(provision.getEffectiveTo()) : null,
                fractions(provision.getStrength()),
                fractions(provision.getLeakage()),
                provision.getReason(),
                measure.getSourcesList().stream().map(FigureTexts::source).toList());
    }

    private static String status(ProvisionStatus status) {
        return status.name().substring(STATUS);
    }

    private static Dates dates(DateDistribution dates) {
        return new Dates(
                TypeMessages.date("low_date", dates.getLowDate()),
                TypeMessages.date("central_date", dates.getCentralDate()),
                TypeMessages.date("high_date", dates.getHighDate()));
    }

    private static Fractions fractions(FractionDistribution fractions) {
        return new Fractions(fractions.getLowFraction(), fractions.getCentralFraction(), fractions.getHighFraction());
    }

    @Override
    public Timeline timeline(String scenario, LocalDate asOf, QuarterRange horizon) {
        GetPolicyStateRequest request = GetPolicyStateRequest.newBuilder()
                .setScenario(Names.name(SCENARIOS, scenario))
                .setAsOfDate(TypeMessages.message(asOf))
                .setHorizon(TypeMessages.message(horizon))
                .build();
        GetPolicyStateResponse state = UpstreamCalls.calling(NAME, () -> stub().getPolicyState(request));
        return new Timeline(
                state.getDrawCount(),
                state.getProvisionsList().stream().map(PolicyBookClient::row).toList(),
                state.getEffectsList().stream().map(PolicyBookClient::row).toList());
    }

    private static Row row(ProvisionState state) {
        return new Row(
                state.getProvision(),
                state.getMeasureTitle(),
                status(state.getStatus()),
                state.getExpectedStrengthsList());
    }

    private static Row row(EffectState state) {
        return new Row(state.getEffect(), state.getChipClassTitle(), "", state.getExpectedStrengthsList());
    }
}
