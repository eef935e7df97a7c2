package chipgap.demand.api;

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
import chipgap.proto.demand.v1.DemandServiceGrpc;
import chipgap.proto.demand.v1.DemandServiceGrpc.DemandServiceBlockingStub;
import chipgap.proto.demand.v1.DescribeModelRequest;
import chipgap.proto.demand.v1.SampleDemandRequest;
import chipgap.proto.type.v1.ModelDescription;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Who reads the service's quantities and figures can sample what its model samples. Seed 3. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokensResource.class)
class DemandSamplingTest {
    @Inject
    FigureStore figures;

    @Test
    void whatIsSampledAgainIsTheColumnThatTheServiceSampled() {
        try (Wire wire = Wire.toApplication()) {
            DemandServiceBlockingStub demand =
                    Wire.with(DemandServiceGrpc.newBlockingStub(wire.channel()), Tokens.of("analyst"));
            ModelDescription model = demand.describeModel(DescribeModelRequest.getDefaultInstance())
                    .getModel();
            DrawBlock block = SampledAgain.BLOCK;
            Evidence told = SampledAgain.evidence(wire, model.getNewestVintage());

            double[] kept = told.value("backlog.kept").sample(block);
            assertThat(demand.sampleDemand(SampleDemandRequest.newBuilder()
                                    .setVintage(model.getNewestVintage())
                                    .setHorizon(model.getHorizon())
                                    .setBlock(TypeMessages.message(block))
                                    .build())
                            .getBacklogKeptFractionsList())
                    .isEqualTo(SampledAgain.floats(block, draw -> kept[draw]));
            assertThat(model.getChoicesList())
                    .extracting(choice -> choice.getStream().getName())
                    .containsExactly("market_total/estimate");
            assertThat(told.digest())
                    .as("every quantity and figure, to the last bit")
                    .isEqualTo(figures.evidence(
                                    TypeMessages.vintage("newest", model.getNewestVintage()),
                                    QuantityFile.read("/model/quantities.yaml", new DimensionRange(128, 192)))
                            .digest());
        }
    }
}
