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
import chipgap.proto.policy.v1.PolicyServiceGrpc.PolicyServiceBlockingStub;
import chipgap.proto.policy.v1.SamplePolicyRequest;
import chipgap.proto.policy.v1.SamplePolicyResponse;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;

/** Calls policy-service. */
@ApplicationScoped
class PolicyClient implements Upstreams.Policy {
    private static final String NAME = "policy";

    private final PolicyServiceBlockingStub stub;

    PolicyClient(@GrpcClient(NAME) PolicyServiceBlockingStub stub) {
        this.stub = stub;
    }

    @Override
    public Upstreams.Coverage coverage() {
        return UpstreamFailures.calling(
                NAME,
                () -> Answers.coverage(stub.describeModel(DescribeModelRequest.getDefaultInstance())
                        .getModel()));
    }

    @Override
    public void requireScenario(String scenario) {
        UpstreamFailures.calling(
                NAME,
                () -> stub.getScenario(GetScenarioRequest.newBuilder()
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
        SamplePolicyResponse response = UpstreamFailures.calling(NAME, () -> stub.samplePolicy(request));
        return new PolicyBlock(
                Answers.origin(response.getProvenance()), response.getDraws().toByteArray());
    }
}
