package chipgap.supply.api;

import static org.assertj.core.api.Assertions.assertThat;

import chipgap.platform.fixtures.PostgresResource;
import chipgap.platform.fixtures.Tokens;
import chipgap.platform.fixtures.TokensResource;
import chipgap.platform.fixtures.Wire;
import chipgap.proto.figure.v1.CreateFigureRequest;
import chipgap.proto.figure.v1.ExportFiguresRequest;
import chipgap.proto.figure.v1.Figure;
import chipgap.proto.figure.v1.FigureServiceGrpc;
import chipgap.proto.figure.v1.FigureServiceGrpc.FigureServiceBlockingStub;
import chipgap.proto.figure.v1.GetQuantityRequest;
import chipgap.proto.figure.v1.ListFiguresRequest;
import chipgap.proto.supply.v1.DescribeModelRequest;
import chipgap.proto.supply.v1.SampleSupplyRequest;
import chipgap.proto.supply.v1.SampleSupplyResponse;
import chipgap.proto.supply.v1.SupplyServiceGrpc;
import chipgap.proto.supply.v1.SupplyServiceGrpc.SupplyServiceBlockingStub;
import chipgap.proto.type.v1.DrawBlock;
import chipgap.proto.type.v1.EvidenceGrade;
import chipgap.proto.type.v1.ModelDescription;
import chipgap.proto.type.v1.Source;
import chipgap.proto.type.v1.Vintage;
import com.google.protobuf.Timestamp;
import com.google.type.Date;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is recorded while the service runs reaches its model, and only where it may. On a database of its own, because rows stay. */
@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(TokensResource.class)
class SupplyFiguresTest {
    private static final Date NOVEMBER =
            Date.newBuilder().setYear(2025).setMonth(11).setDay(30).build();
    private static final Date LATER =
            Date.newBuilder().setYear(2026).setMonth(10).setDay(1).build();

    private Wire wire;
    private SupplyServiceBlockingStub supply;
    private FigureServiceBlockingStub figures;

    @BeforeEach
    void open() {
        wire = Wire.toApplication();
        supply = Wire.with(SupplyServiceGrpc.newBlockingStub(wire.channel()), Tokens.of("analyst"));
        figures = Wire.with(FigureServiceGrpc.newBlockingStub(wire.channel()), Tokens.of("editor"));
    }

    @AfterEach
    void close() {
        wire.close();
    }

    private ModelDescription model() {
        return supply.describeModel(DescribeModelRequest.getDefaultInstance()).getModel();
    }

    private SampleSupplyResponse sample(Vintage vintage) {
        return supply.sampleSupply(SampleSupplyRequest.newBuilder()
                .setVintage(vintage)
                .setHorizon(model().getHorizon())
                .setBlock(DrawBlock.newBuilder().setSeed(1).setDrawCount(64))
                .build());
    }

    @Test
    void aNewFigureMovesTheNewestVintageAndNoneThatWasCited() {
        Vintage cited = model().getNewestVintage();
        Vintage early = Vintage.newBuilder()
                .setAsOfDate(NOVEMBER)
                .setRecordedTime(Timestamp.newBuilder().setSeconds(4_000_000_000L))
                .build();
        SampleSupplyResponse citedBefore = sample(cited);
        SampleSupplyResponse earlyBefore = sample(early);
        int rowsBefore = model().getRowCount();

        figures.createFigure(CreateFigureRequest.newBuilder()
                .setFigure(Figure.newBuilder()
                        .setQuantity("quantities/smic.ai_die.yield")
                        .setPeriod("2025")
                        .setLow(75)
                        .setCentral(80)
                        .setHigh(85)
                        .setUnit("percent")
                        .setSource(Source.newBuilder()
                                .setPublisher("Planted")
                                .setPublishedDate(LATER)
                                .setGrade(EvidenceGrade.EVIDENCE_GRADE_A)))
                .setReason("a test plants it")
                .build());

        assertThat(model().getRowCount()).isEqualTo(rowsBefore + 1);
        Vintage newest = model().getNewestVintage();
        assertThat(newest.getAsOfDate()).isEqualTo(LATER);
        assertThat(sample(newest).getProvenance().getInputDigest())
                .isNotEqualTo(citedBefore.getProvenance().getInputDigest());
        assertThat(sample(newest).getFlowsList()).isNotEqualTo(citedBefore.getFlowsList());
        assertThat(sample(cited).toByteString()).isEqualTo(citedBefore.toByteString());
        assertThat(sample(early).toByteString()).isEqualTo(earlyBefore.toByteString());
    }

    @Test
    void servesTheFiguresThatItsModelSamples() {
        assertThat(figures.getQuantity(GetQuantityRequest.newBuilder()
                                .setName("quantities/smic.ai_die.yield")
                                .build())
                        .getQuantity()
                        .getIsModelInput())
                .isTrue();
        assertThat(figures.listFigures(ListFiguresRequest.newBuilder()
                                .setQuantity("quantities/smic.ai_die.yield")
                                .build())
                        .getFiguresList())
                .allSatisfy(
                        figure -> assertThat(figure.getSource().getPublisher()).isNotEmpty())
                .isNotEmpty();
        assertThat(figures.exportFigures(ExportFiguresRequest.getDefaultInstance())
                        .next()
                        .getContent()
                        .toStringUtf8())
                .startsWith("id,quantity,period,");
    }
}
