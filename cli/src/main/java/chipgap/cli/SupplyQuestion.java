package chipgap.cli;

import chipgap.proto.supply.v1.DescribeModelRequest;
import chipgap.proto.supply.v1.SampleSupplyRequest;
import chipgap.proto.supply.v1.SampleSupplyResponse;
import chipgap.proto.supply.v1.SupplyChainViewRequest;
import chipgap.proto.supply.v1.SupplyChainViewResponse;
import chipgap.proto.supply.v1.SupplyServiceGrpc;
import chipgap.proto.supply.v1.SupplyServiceGrpc.SupplyServiceBlockingStub;
import chipgap.proto.supply.v1.ValidateSupplyRequest;
import chipgap.proto.supply.v1.ValidateSupplyResponse;
import chipgap.proto.type.v1.Quarter;
import chipgap.proto.type.v1.QuarterRange;

/** A question about supply. */
final class SupplyQuestion extends ModelQuestion<SupplyServiceBlockingStub> {
    SupplyQuestion() {
        super(
                "supply",
                SupplyServiceGrpc::newBlockingStub,
                service -> service.describeModel(DescribeModelRequest.getDefaultInstance())
                        .getModel());
    }

    SupplyChainViewResponse chain(Settings settings, Quarter quarter) {
        return ask(
                settings,
                (supply, asked) -> supply.supplyChainView(SupplyChainViewRequest.newBuilder()
                        .setVintage(asked.vintage())
                        .setQuarter(quarter)
                        .setHorizon(asked.horizon())
                        .setBlock(asked.block())
                        .setPolicy(asked.policy())
                        .build()));
    }

    /** Sampled supply over the whole horizon, and that horizon. */
    record Sampled(SampleSupplyResponse supply, QuarterRange horizon) {}

    Sampled sample(Settings settings) {
        return ask(
                settings,
                (supply, asked) -> new Sampled(
                        supply.sampleSupply(SampleSupplyRequest.newBuilder()
                                .setVintage(asked.vintage())
                                .setHorizon(asked.horizon())
                                .setBlock(asked.block())
                                .setPolicy(asked.policy())
                                .build()),
                        asked.horizon()));
    }

    ValidateSupplyResponse validate(Settings settings) {
        return ask(
                settings,
                (supply, asked) -> supply.validateSupply(ValidateSupplyRequest.newBuilder()
                        .setVintage(asked.vintage())
                        .setHorizon(asked.horizon())
                        .setBlock(asked.block())
                        .setPolicy(asked.policy())
                        .build()));
    }
}
