package chipgap.forecast.clients;

import chipgap.forecast.app.Upstreams;
import chipgap.forecast.model.ChipFacts;
import chipgap.forecast.model.Constraint;
import chipgap.forecast.model.ForecastSpec;
import chipgap.forecast.model.Lineage;
import chipgap.forecast.model.Pathway;
import chipgap.forecast.model.PolicyBlock;
import chipgap.forecast.model.SupplyBlock;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.QuarterRange;
import chipgap.platform.type.TypeMessages;
import chipgap.proto.supply.v1.Chip;
import chipgap.proto.supply.v1.DescribeModelRequest;
import chipgap.proto.supply.v1.ListChipsRequest;
import chipgap.proto.supply.v1.ListChipsResponse;
import chipgap.proto.supply.v1.SampleSupplyRequest;
import chipgap.proto.supply.v1.SampleSupplyResponse;
import chipgap.proto.supply.v1.SupplyFlow;
import chipgap.proto.supply.v1.SupplyServiceGrpc;
import chipgap.proto.supply.v1.SupplyServiceGrpc.SupplyServiceBlockingStub;
import chipgap.proto.type.v1.SupplyConstraint;
import io.grpc.Channel;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Calls supply-service. */
@ApplicationScoped
class SupplyClient implements Upstreams.Supply {
    private static final String NAME = "supply";

    private final Channel channel;

    SupplyClient(@GrpcClient(NAME) Channel channel) {
        this.channel = channel;
    }

    private SupplyServiceBlockingStub stub() {
        return SupplyServiceGrpc.newBlockingStub(channel);
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
    public List<ChipFacts> catalogue() {
        List<ChipFacts> chips = new ArrayList<>();
        String page = "";
        do {
            ListChipsRequest request = ListChipsRequest.newBuilder()
                    .setPageSize(200)
                    .setPageToken(page)
                    .build();
            ListChipsResponse response = UpstreamCalls.calling(NAME, () -> stub().listChips(request));
            response.getChipsList().forEach(chip -> chips.add(facts(chip)));
            page = response.getNextPageToken();
        } while (!page.isEmpty());
        return chips;
    }

    private static ChipFacts facts(Chip chip) {
        return new ChipFacts(
                chip.getName(),
                chip.hasComputeDieCount() ? chip.getComputeDieCount() : null,
                chip.hasHbmStackCount() ? chip.getHbmStackCount() : null,
                chip.hasPriceUsd() ? chip.getPriceUsd() : null,
                chip.hasH100EBf16Dense() ? chip.getH100EBf16Dense() : null,
                chip.hasH100EMemoryBandwidth() ? chip.getH100EMemoryBandwidth() : null);
    }

    @Override
    public SupplyBlock sample(ForecastSpec world, QuarterRange horizon, DrawBlock block, PolicyBlock policy) {
        SampleSupplyRequest request = SampleSupplyRequest.newBuilder()
                .setVintage(TypeMessages.message(world.vintage()))
                .addAllAssumptions(AssumptionTexts.of(world, Lineage.Service.SUPPLY))
                .setHorizon(TypeMessages.message(horizon))
                .setBlock(TypeMessages.message(block))
                .setPolicy(Answers.policyDraws(policy.forSupply()))
                .setRawColumns(true)
                .build();
        SampleSupplyResponse response = UpstreamCalls.calling(NAME, () -> stub().sampleSupply(request));
        return new SupplyBlock(
                Answers.origin(response.getProvenance()),
                response.getFlowsList().stream()
                        .map(flow -> flow(flow, horizon, block))
                        .toList(),
                Answers.column(response.getDomesticEffectivenessList()),
                constraints(response.getBindingConstraintsList(), horizon.length()));
    }

    private static SupplyBlock.Flow flow(SupplyFlow flow, QuarterRange quarters, DrawBlock block) {
        SupplyBlock.Product product = new SupplyBlock.Product(
                flow.getChip(),
                pathway(flow.getPathway()),
                flow.getDomestic(),
                flow.getWorkloadsList().stream().map(Answers::workload).collect(Collectors.toSet()),
                flow.getH100EPerChip());
        return new SupplyBlock.Flow(
                product, Answers.byQuarter(flow.getRawChips(), flow.getChipsList(), quarters, block));
    }

    private static Pathway pathway(chipgap.proto.type.v1.Pathway pathway) {
        return switch (pathway) {
            case PATHWAY_DOMESTIC -> Pathway.DOMESTIC;
            case PATHWAY_PROXY_FABRICATION -> Pathway.PROXY_FABRICATION;
            case PATHWAY_LEGAL_IMPORT -> Pathway.LEGAL_IMPORT;
            case PATHWAY_GREY_MARKET -> Pathway.GREY_MARKET;
            case PATHWAY_UNSPECIFIED, UNRECOGNIZED -> throw Answers.unknown(NAME, "pathway", pathway);
        };
    }

    private static Constraint[][] constraints(List<SupplyConstraint> messages, int quarters) {
        Constraint[][] constraints = new Constraint[quarters][messages.size() / quarters];
        for (int i = 0; i < messages.size(); i++) {
            constraints[i % quarters][i / quarters] = constraint(messages.get(i));
        }
        return constraints;
    }

    private static Constraint constraint(SupplyConstraint constraint) {
        return switch (constraint) {
            case SUPPLY_CONSTRAINT_NONE -> Constraint.NONE;
            case SUPPLY_CONSTRAINT_FOUNDRY -> Constraint.FOUNDRY;
            case SUPPLY_CONSTRAINT_HBM -> Constraint.HBM;
            case SUPPLY_CONSTRAINT_PACKAGING -> Constraint.PACKAGING;
            case SUPPLY_CONSTRAINT_UNSPECIFIED, UNRECOGNIZED -> throw Answers.unknown(NAME, "constraint", constraint);
        };
    }
}
