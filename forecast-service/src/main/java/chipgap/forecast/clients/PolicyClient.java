package chipgap.forecast.clients;

import chipgap.forecast.app.Upstreams;
import chipgap.forecast.model.PolicyBlock;
import chipgap.kernel.evidence.Vintage;
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
import io.grpc.Channel;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;

/** Calls policy-service. */
@ApplicationScoped
class PolicyClient implements Upstreams.Policy {
    private static final String NAME = "policy";

    private final Channel channel;

    PolicyClient(@GrpcClient(NAME) Channel channel) {
        this.channel = channel;
    }

    private PolicyServiceBlockingStub stub() {
        return PolicyServiceGrpc.newBlockingStub(channel).withDeadlineAfter(UpstreamCalls.DEADLINE);
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
    public PolicyBlock sample(String scenario, Vintage vintage, QuarterRange horizon, DrawBlock block) {
        SamplePolicyRequest request = SamplePolicyRequest.newBuilder()
                .setScenario(Names.name("scenarios", scenario))
                .setVintage(TypeMessages.message(vintage))
                .setHorizon(TypeMessages.message(horizon))
                .setBlock(TypeMessages.message(block))
                .build();
        SamplePolicyResponse response = UpstreamCalls.calling(NAME, () -> stub().samplePolicy(request));
        return new PolicyBlock(
                Answers.origin(response.getProvenance()), response.getDraws().toByteArray());
    }
}
