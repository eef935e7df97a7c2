package chipgap.supply.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.random.DimensionRange;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.random.MedianSampler;
import chipgap.platform.figure.FigureStore;
import chipgap.platform.fixtures.PostgresResource;
import chipgap.platform.fixtures.SampledAgain;
import chipgap.platform.fixtures.Tokens;
import chipgap.platform.fixtures.TokensResource;
import chipgap.platform.fixtures.Wire;
import chipgap.platform.reference.QuantityFile;
import chipgap.platform.type.TypeMessages;
import chipgap.proto.supply.v1.DescribeModelRequest;
import chipgap.proto.supply.v1.SampleSupplyRequest;
import chipgap.proto.supply.v1.SampleSupplyResponse;
import chipgap.proto.supply.v1.SupplyServiceGrpc;
import chipgap.proto.supply.v1.SupplyServiceGrpc.SupplyServiceBlockingStub;
import chipgap.proto.type.v1.Assumption;
import chipgap.proto.type.v1.ModelDescription;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Who reads the service's quantities and figures can sample what its model samples. Seed 3. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokensResource.class)
class SupplySamplingTest {
    @Inject
    FigureStore figures;

    @Test
    void whatIsSampledAgainIsTheColumnThatTheServiceSampled() {
        try (Wire wire = Wire.toApplication()) {
            SupplyServiceBlockingStub supply =
                    Wire.with(SupplyServiceGrpc.newBlockingStub(wire.channel()), Tokens.of("analyst"));
            ModelDescription model = supply.describeModel(DescribeModelRequest.getDefaultInstance())
                    .getModel();
            DrawBlock block = SampledAgain.BLOCK;
            Evidence told = SampledAgain.evidence(wire, model.getNewestVintage());

            double[] software = told.value("domestic.software_effectiveness").sample(block);
            double[] scaleOut = told.value("domestic.scale_out_efficiency").sample(block);
            assertThat(supply.sampleSupply(SampleSupplyRequest.newBuilder()
                                    .setVintage(model.getNewestVintage())
                                    .setHorizon(model.getHorizon())
                                    .setBlock(TypeMessages.message(block))
                                    .build())
                            .getDomesticEffectivenessList())
                    .isEqualTo(SampledAgain.floats(block, draw -> software[draw] * scaleOut[draw]));
            assertThat(told.digest())
                    .as("every quantity and figure, to the last bit")
                    .isEqualTo(figures.evidence(
                                    TypeMessages.vintage("newest", model.getNewestVintage()),
                                    QuantityFile.read("/model/quantities.yaml", new DimensionRange(32, 128)))
                            .digest());
        }
    }

    @Test
    void anAssumptionReplacesWhatFiguresSayAndNothingElse() {
        try (Wire wire = Wire.toApplication()) {
            SupplyServiceBlockingStub supply =
                    Wire.with(SupplyServiceGrpc.newBlockingStub(wire.channel()), Tokens.of("analyst"));
            ModelDescription model = supply.describeModel(DescribeModelRequest.getDefaultInstance())
                    .getModel();
            SampleSupplyRequest.Builder point = SampleSupplyRequest.newBuilder()
                    .setVintage(model.getNewestVintage())
                    .setHorizon(model.getHorizon())
                    .setBlock(chipgap.proto.type.v1.DrawBlock.newBuilder()
                            .setDrawCount(1)
                            .setMedians(true));
            SampleSupplyResponse known = supply.sampleSupply(point.build());
            double software = SampledAgain.evidence(wire, model.getNewestVintage())
                    .value("domestic.software_effectiveness")
                    .sample(new DrawBlock(1, 0, 1, new MedianSampler()))[0];
            SampleSupplyResponse same = supply.sampleSupply(assuming(point, software));
            assertThat(same.getFlowsList()).isEqualTo(known.getFlowsList());
            assertThat(same.getDomesticEffectiveness(0)).isCloseTo(known.getDomesticEffectiveness(0), within(1e-6f));
            assertThat(same.getProvenance().getInputDigest())
                    .as("it is told apart all the same")
                    .isNotEqualTo(known.getProvenance().getInputDigest());
            SampleSupplyResponse half = supply.sampleSupply(assuming(point, software / 2));
            assertThat(half.getFlowsList()).isEqualTo(known.getFlowsList());
            assertThat(half.getDomesticEffectiveness(0))
                    .isCloseTo(known.getDomesticEffectiveness(0) / 2, within(1e-6f));
            assertThat(supply.sampleSupply(point.clearAssumptions().build())).isEqualTo(known);
            assertThat(Wire.refusal(() -> supply.sampleSupply(assuming(point, 72)))
                            .getStatus()
                            .getDescription())
                    .contains("72.0", "domestic.software_effectiveness", "between 0 and 1");
        }
    }

    private static SampleSupplyRequest assuming(SampleSupplyRequest.Builder request, double software) {
        return request.clearAssumptions()
                .addAssumptions(Assumption.newBuilder()
                        .setQuantity("quantities/domestic.software_effectiveness")
                        .setValue(software))
                .build();
    }
}
