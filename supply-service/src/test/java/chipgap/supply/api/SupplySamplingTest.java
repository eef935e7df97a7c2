package chipgap.supply.api;

import static org.assertj.core.api.Assertions.assertThat;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.random.DimensionRange;
import chipgap.kernel.random.DrawBlock;
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
import chipgap.proto.supply.v1.SupplyServiceGrpc;
import chipgap.proto.supply.v1.SupplyServiceGrpc.SupplyServiceBlockingStub;
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
}
