package chipgap.forecast.clients;

import chipgap.forecast.app.SupplyChain;
import chipgap.forecast.model.Chain;
import chipgap.forecast.model.ForecastSpec;
import chipgap.forecast.model.Lineage;
import chipgap.forecast.model.PolicyBlock;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import chipgap.platform.type.TypeMessages;
import chipgap.proto.supply.v1.ChainAmount;
import chipgap.proto.supply.v1.SupplyChainViewRequest;
import chipgap.proto.supply.v1.SupplyChainViewResponse;
import chipgap.proto.supply.v1.SupplyServiceGrpc;
import io.grpc.Channel;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads the chain of supply-service. */
@ApplicationScoped
class SupplyChainClient implements SupplyChain {
    private static final String NAME = "supply";
    private static final int STAGE = "CHAIN_STAGE_".length();

    private final Channel channel;

    SupplyChainClient(@GrpcClient(NAME) Channel channel) {
        this.channel = channel;
    }

    @Override
    public Chain chain(ForecastSpec world, Quarter quarter, QuarterRange horizon, DrawBlock block, PolicyBlock policy) {
        SupplyChainViewRequest request = SupplyChainViewRequest.newBuilder()
                .setVintage(TypeMessages.message(world.vintage()))
                .addAllAssumptions(AssumptionTexts.of(world, Lineage.Service.SUPPLY))
                .setQuarter(TypeMessages.message(quarter))
                .setHorizon(TypeMessages.message(horizon))
                .setBlock(TypeMessages.message(block))
                .setPolicy(Answers.policyDraws(policy.forSupply()))
                .build();
        SupplyChainViewResponse response = UpstreamCalls.calling(
                NAME, () -> SupplyServiceGrpc.newBlockingStub(channel).supplyChainView(request));
        return new Chain(
                quarter,
                block.drawCount(),
                response.getAmountsList().stream()
                        .map(SupplyChainClient::amount)
                        .toList());
    }

    private static Chain.Amount amount(ChainAmount amount) {
        return new Chain.Amount(
                amount.getStage().name().substring(STAGE),
                amount.getPart(),
                amount.getUnit(),
                amount.getAmount().getMean(),
                amount.getAmount().getStandardError());
    }
}
