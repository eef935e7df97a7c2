package chipgap.forecast.clients;

import chipgap.forecast.app.Upstreams;
import chipgap.forecast.model.ForecastSpec;
import chipgap.forecast.model.PolicyBlock;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.QuarterRange;
import chipgap.platform.type.Names;
import chipgap.platform.type.TypeMessages;
import chipgap.proto.policy.v1.DescribeModelRequest;
import chipgap.proto.policy.v1.GetScenarioRequest;
import chipgap.proto.policy.v1.PolicyServiceGrpc;
import chipgap.proto.policy.v1.PolicyServiceGrpc.PolicyServiceBlockingStub;
import chipgap.proto.policy.v1.SamplePolicyRequest;
import chipgap.proto.policy.v1.SamplePolicyResponse;
import chipgap.proto.type.v1.Effect;
import chipgap.proto.type.v1.PolicyDraws;
import chipgap.proto.type.v1.ProvisionDraws;
import io.grpc.Channel;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Predicate;

/** Calls policy-service. */
@ApplicationScoped
class PolicyClient implements Upstreams.Policy {
    private static final String NAME = "policy";

    private final Channel channel;

    PolicyClient(@GrpcClient(NAME) Channel channel) {
        this.channel = channel;
    }

    private PolicyServiceBlockingStub stub() {
        return PolicyServiceGrpc.newBlockingStub(channel);
    }

    @Override
    public Upstreams.Coverage coverage() {
        UpstreamCalls.reconnect(channel);
        return UpstreamCalls.calling(
                NAME,
                () -> Answers.coverage(stub().describeModel(DescribeModelRequest.getDefaultInstance())
                        .getModel()));
    }

    @Override
    public void requireScenario(String scenario) {
        UpstreamCalls.calling(
                NAME,
                () -> stub().getScenario(GetScenarioRequest.newBuilder()
                        .setName(Names.name("scenarios", scenario))
                        .build()));
    }

    @Override
    public PolicyBlock sample(ForecastSpec world, QuarterRange horizon, DrawBlock block) {
        SamplePolicyRequest request = SamplePolicyRequest.newBuilder()
                .setScenario(Names.name("scenarios", world.scenario()))
                .setVintage(TypeMessages.message(world.vintage()))
                .setHorizon(TypeMessages.message(horizon))
                .setBlock(TypeMessages.message(block))
                .addAllChanges(
                        world.changes().stream().map(ChangeMessages::message).toList())
                .build();
        SamplePolicyResponse response = UpstreamCalls.calling(
                NAME,
                () -> world.changes().isEmpty()
                        ? stub().samplePolicy(request)
                        : UpstreamCalls.asking(() -> stub().samplePolicy(request)));
        return new PolicyBlock(
                Answers.origin(response.getProvenance()),
                response.getDraws().getProvisionsList().stream()
                        .map(PolicyClient::provision)
                        .toList(),
                part(response.getDraws(), PolicyClient::mayTouchSupply),
                part(response.getDraws(), PolicyClient::mayTouchDemand));
    }

    private static PolicyBlock.Provision provision(ProvisionDraws draws) {
        return new PolicyBlock.Provision(
                draws.getProvision(),
                draws.getPhaseInQuarters(),
                Answers.column(draws.getOnsetQuartersList()),
                Answers.column(draws.getEndQuartersList()),
                Answers.column(draws.getStrengthsList()),
                draws.getEffect().getElectricitySubsidy().getBillFraction());
    }

    private static byte[] part(PolicyDraws draws, Predicate<Effect> kept) {
        return PolicyDraws.newBuilder()
                .addAllProvisions(draws.getProvisionsList().stream()
                        .filter(provision -> kept.test(provision.getEffect()))
                        .toList())
                .build()
                .toByteArray();
    }

    /** Left out is only what is known to do nothing there; the services refuse what they do not know. */
    private static boolean mayTouchSupply(Effect effect) {
        return !effect.hasDomesticOnly()
                && !effect.hasDemandShift()
                && !effect.hasElectricitySubsidy()
                && !effect.hasContextOnly();
    }

    private static boolean mayTouchDemand(Effect effect) {
        return !effect.hasBlockFlow()
                && !effect.hasCapFlow()
                && !effect.hasInputBlock()
                && !effect.hasSetAside()
                && !effect.hasElectricitySubsidy()
                && !effect.hasContextOnly();
    }
}
