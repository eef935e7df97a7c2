package chipgap.cli;

import chipgap.proto.demand.v1.DemandServiceGrpc;
import chipgap.proto.demand.v1.DemandServiceGrpc.DemandServiceBlockingStub;
import chipgap.proto.demand.v1.DemandViewRequest;
import chipgap.proto.demand.v1.DemandViewResponse;
import chipgap.proto.demand.v1.DescribeModelRequest;
import chipgap.proto.demand.v1.ValidateDemandRequest;
import chipgap.proto.demand.v1.ValidateDemandResponse;
import chipgap.proto.type.v1.Quarter;

/** A question about demand. */
final class DemandQuestion extends ModelQuestion<DemandServiceBlockingStub> {
    DemandQuestion() {
        super(
                "demand",
                DemandServiceGrpc::newBlockingStub,
                service -> service.describeModel(DescribeModelRequest.getDefaultInstance())
                        .getModel());
    }

    DemandViewResponse view(Settings settings, Quarter quarter) {
        return ask(
                settings,
                (demand, asked) -> demand.demandView(DemandViewRequest.newBuilder()
                        .setVintage(asked.vintage())
                        .setQuarter(quarter)
                        .setHorizon(asked.horizon())
                        .setBlock(asked.block())
                        .setPolicy(asked.policy())
                        .build()));
    }

    ValidateDemandResponse validate(Settings settings) {
        return ask(
                settings,
                (demand, asked) -> demand.validateDemand(ValidateDemandRequest.newBuilder()
                        .setVintage(asked.vintage())
                        .setHorizon(asked.horizon())
                        .setBlock(asked.block())
                        .setPolicy(asked.policy())
                        .build()));
    }
}
