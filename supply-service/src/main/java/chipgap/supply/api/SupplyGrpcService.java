package chipgap.supply.api;

import chipgap.kernel.evidence.Assumption;
import chipgap.kernel.evidence.MissingEvidenceException;
import chipgap.kernel.evidence.Vintage;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.Quarter;
import chipgap.kernel.time.QuarterRange;
import chipgap.platform.figure.AssumptionMessages;
import chipgap.platform.grpc.Failure;
import chipgap.platform.grpc.Offload;
import chipgap.platform.grpc.Roles;
import chipgap.platform.type.Names;
import chipgap.platform.type.Page;
import chipgap.platform.type.TypeMessages;
import chipgap.proto.supply.v1.DescribeModelRequest;
import chipgap.proto.supply.v1.DescribeModelResponse;
import chipgap.proto.supply.v1.GetChipRequest;
import chipgap.proto.supply.v1.GetChipResponse;
import chipgap.proto.supply.v1.ListChipsRequest;
import chipgap.proto.supply.v1.ListChipsResponse;
import chipgap.proto.supply.v1.SampleSupplyRequest;
import chipgap.proto.supply.v1.SampleSupplyResponse;
import chipgap.proto.supply.v1.SupplyChainViewRequest;
import chipgap.proto.supply.v1.SupplyChainViewResponse;
import chipgap.proto.supply.v1.SupplyService;
import chipgap.proto.supply.v1.ValidateSupplyRequest;
import chipgap.proto.supply.v1.ValidateSupplyResponse;
import chipgap.proto.type.v1.Provenance;
import chipgap.supply.app.SampleSupply;
import chipgap.supply.app.ShowSupplyChain;
import chipgap.supply.app.SupplyData;
import chipgap.supply.app.ValidateSupply;
import chipgap.supply.model.Chip;
import chipgap.supply.model.SupplyModel;
import chipgap.supply.model.UnknownNameException;
import io.quarkus.grpc.GrpcService;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.function.Supplier;

/** chipgap.supply.v1.SupplyService. */
@GrpcService
@Authenticated
public class SupplyGrpcService implements SupplyService {
    private final SupplyData data;
    private final SampleSupply sampleSupply;
    private final ShowSupplyChain showSupplyChain;
    private final ValidateSupply validateSupply;
    private final Offload offload;

    SupplyGrpcService(
            SupplyData data,
            SampleSupply sampleSupply,
            ShowSupplyChain showSupplyChain,
            ValidateSupply validateSupply,
            Offload offload) {
        this.data = data;
        this.sampleSupply = sampleSupply;
        this.showSupplyChain = showSupplyChain;
        this.validateSupply = validateSupply;
        this.offload = offload;
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Uni<DescribeModelResponse> describeModel(DescribeModelRequest request) {
        return offload.waiting(() -> {
            SupplyData.Inventory held = data.inventory();
            return DescribeModelResponse.newBuilder()
                    .setModel(TypeMessages.description(
                            SupplyModel.VERSION, held.newest(), SupplyModel.HORIZON, held.rows(), held.unusedRows()))
                    .build();
        });
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Uni<ListChipsResponse> listChips(ListChipsRequest request) {
        return offload.waiting(() -> {
            Page<Chip> page = Page.of(data.chips(), Chip::id, request.getPageSize(), request.getPageToken());
            return ListChipsResponse.newBuilder()
                    .addAllChips(
                            page.items().stream().map(ChipMessages::message).toList())
                    .setNextPageToken(page.nextToken())
                    .build();
        });
    }

    @Override
    @RolesAllowed(Roles.VIEWER)
    public Uni<GetChipResponse> getChip(GetChipRequest request) {
        String id = Names.id("name", ChipMessages.COLLECTION, request.getName());
        return offload.waiting(() -> data.chips().stream()
                .filter(chip -> chip.id().equals(id))
                .findFirst()
                .map(chip -> GetChipResponse.newBuilder()
                        .setChip(ChipMessages.message(chip))
                        .build())
                .orElseThrow(() -> new Failure.NotFound(
                        "chipgap.supply.v1.Chip",
                        request.getName(),
                        "There is no chip '%s'. ListChips lists them.".formatted(request.getName()))));
    }

    @Override
    @RolesAllowed(Roles.ANALYST)
    public Uni<SampleSupplyResponse> sampleSupply(SampleSupplyRequest request) {
        Vintage vintage = TypeMessages.vintage("vintage", request.getVintage());
        QuarterRange horizon = TypeMessages.horizon("horizon", request.getHorizon(), SupplyModel.HORIZON);
        DrawBlock block = TypeMessages.block("block", request.getBlock());
        List<Assumption> assumptions =
                AssumptionMessages.read("assumptions", request.getAssumptionsList(), data::sampled);
        return offload.computing(() -> answering(() -> {
            SampleSupply.Result result = sampleSupply.sample(
                    vintage, assumptions, block, PolicyMessages.policy(request.getPolicy(), horizon, block));
            return SupplyMessages.response(result.sample(), horizon, block, request.getRawColumns())
                    .setProvenance(provenance(vintage, block, result.inputDigest()))
                    .build();
        }));
    }

    @Override
    @RolesAllowed(Roles.ANALYST)
    public Uni<SupplyChainViewResponse> supplyChainView(SupplyChainViewRequest request) {
        Vintage vintage = TypeMessages.vintage("vintage", request.getVintage());
        Quarter quarter = TypeMessages.quarter("quarter", request.getQuarter());
        if (quarter.compareTo(SupplyModel.HORIZON.start()) < 0 || quarter.compareTo(SupplyModel.HORIZON.end()) >= 0) {
            throw new Failure.InvalidField(
                    "quarter",
                    "The quarter %s lies outside %s to %s. DescribeModel tells which quarters there are."
                            .formatted(
                                    quarter,
                                    SupplyModel.HORIZON.start(),
                                    SupplyModel.HORIZON.end().plus(-1)));
        }
        QuarterRange horizon = TypeMessages.horizon("horizon", request.getHorizon(), SupplyModel.HORIZON);
        DrawBlock block = TypeMessages.block("block", request.getBlock());
        List<Assumption> assumptions =
                AssumptionMessages.read("assumptions", request.getAssumptionsList(), data::sampled);
        return offload.computing(() -> answering(() -> {
            ShowSupplyChain.Result result = showSupplyChain.show(
                    vintage, assumptions, block, PolicyMessages.policy(request.getPolicy(), horizon, block), quarter);
            return ChainMessages.response(result.chain())
                    .setProvenance(provenance(vintage, block, result.inputDigest()))
                    .build();
        }));
    }

    @Override
    @RolesAllowed(Roles.ANALYST)
    public Uni<ValidateSupplyResponse> validateSupply(ValidateSupplyRequest request) {
        Vintage vintage = TypeMessages.vintage("vintage", request.getVintage());
        QuarterRange horizon = TypeMessages.horizon("horizon", request.getHorizon(), SupplyModel.HORIZON);
        DrawBlock block = TypeMessages.block("block", request.getBlock());
        return offload.computing(() -> answering(() -> {
            ValidateSupply.Result result =
                    validateSupply.validate(vintage, block, PolicyMessages.policy(request.getPolicy(), horizon, block));
            return ValidateSupplyResponse.newBuilder()
                    .addAllChecks(
                            result.checks().stream().map(TypeMessages::message).toList())
                    .setProvenance(provenance(vintage, block, result.inputDigest()))
                    .build();
        }));
    }

    private static Provenance provenance(Vintage vintage, DrawBlock block, String inputDigest) {
        return TypeMessages.provenance(SupplyModel.VERSION, vintage, block.seed(), inputDigest);
    }

    private static <T> T answering(Supplier<T> answer) {
        try {
            return answer.get();
        } catch (MissingEvidenceException missing) {
            throw new Failure.Precondition("NO_EVIDENCE", missing.quantity(), String.valueOf(missing.getMessage()));
        } catch (UnknownNameException unknown) {
            throw new Failure.InvalidField("policy", String.valueOf(unknown.getMessage()));
        }
    }
}
