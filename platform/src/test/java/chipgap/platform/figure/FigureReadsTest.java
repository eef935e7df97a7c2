package chipgap.platform.figure;

import static chipgap.platform.figure.FigureClient.date;
import static chipgap.platform.figure.FigureClient.figure;
import static chipgap.platform.fixtures.Wire.detail;
import static chipgap.platform.fixtures.Wire.errorInfo;
import static chipgap.platform.fixtures.Wire.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chipgap.platform.fixtures.PostgresResource;
import chipgap.platform.fixtures.TokensResource;
import chipgap.proto.figure.v1.Change;
import chipgap.proto.figure.v1.CitedSource;
import chipgap.proto.figure.v1.ComparePublishedRequest;
import chipgap.proto.figure.v1.Comparison;
import chipgap.proto.figure.v1.ExportFiguresRequest;
import chipgap.proto.figure.v1.GetQuantityRequest;
import chipgap.proto.figure.v1.ListChangesRequest;
import chipgap.proto.figure.v1.ListChangesResponse;
import chipgap.proto.figure.v1.ListFiguresRequest;
import chipgap.proto.figure.v1.ListFiguresResponse;
import chipgap.proto.figure.v1.ListQuantitiesRequest;
import chipgap.proto.figure.v1.ListSourcesRequest;
import chipgap.proto.figure.v1.Quantity;
import chipgap.proto.figure.v1.ValueKind;
import chipgap.proto.figure.v1.Voice;
import chipgap.proto.type.v1.EvidenceGrade;
import chipgap.proto.type.v1.UnitKind;
import chipgap.proto.type.v1.Vintage;
import com.google.rpc.BadRequest;
import com.google.type.Date;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Figures as a caller on the wire finds and compares them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokensResource.class)
class FigureReadsTest {

    private static final Date MARCH = date(2025, 3, 31);
    private static final Date JULY = date(2025, 7, 31);

    private FigureClient client;

    @BeforeEach
    void open() {
        client = new FigureClient();
        client.quantity("fab.yield", "fraction", ValueKind.VALUE_KIND_FRACTION);
    }

    @AfterEach
    void close() {
        client.close();
        FigureDatabase.empty();
    }

    @Test
    void filtersAndPagesAreCutByTheDatabase() {
        for (int i = 10; i < 30; i++) {
            client.record(figure("Y" + i, i % 2 == 0 ? "Even" : "Odd", i, i < 20 ? MARCH : JULY)
                    .setPeriod(i % 5 == 0 ? "2025" : "2025Q4"));
        }
        ListFiguresRequest odd = ListFiguresRequest.newBuilder()
                .setQuantity("quantities/fab.yield")
                .setPublisher("Odd")
                .setPeriod("2025")
                .setGrade(EvidenceGrade.EVIDENCE_GRADE_B)
                .setVintage(FigureClient.at(MARCH).getVintage())
                .build();
        assertThat(client.listed(odd)).containsExactly("Y15");
        assertThat(client.listed(odd.toBuilder().clearVintage().build())).containsExactly("Y15", "Y25");
        assertThat(client.listed(
                        odd.toBuilder().setGrade(EvidenceGrade.EVIDENCE_GRADE_A).build()))
                .isEmpty();
        ListFiguresRequest.Builder page = ListFiguresRequest.newBuilder().setPageSize(7);
        int count = 0;
        for (int pages = 0; pages < 3; pages++) {
            ListFiguresResponse response = client.as("viewer").listFigures(page.build());
            count += response.getFiguresCount();
            page.setPageToken(response.getNextPageToken());
        }
        assertThat(count).isEqualTo(20);
        assertThat(page.getPageToken()).isEmpty();
        assertThat(client.as("viewer")
                        .listSources(ListSourcesRequest.getDefaultInstance())
                        .getSourcesList())
                .extracting(
                        CitedSource::getPublisher,
                        CitedSource::getFigureCount,
                        source -> source.getLatest().getPublishedDate())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Even", 10, JULY),
                        org.assertj.core.groups.Tuple.tuple("Odd", 10, JULY));
    }

    @Test
    void changesTellBeforeAndAfterTheNewestFirst() {
        client.record(figure("Y1", "Analyst", 30, MARCH));
        client.record(figure("Z1", "Other", 40, MARCH));
        client.supersede("Y1", figure("Y2", "Analyst", 25, JULY));
        ListChangesResponse first = client.as("viewer")
                .listChanges(ListChangesRequest.newBuilder().setPageSize(2).build());
        assertThat(first.getChangesList())
                .extracting(change -> change.getAfter().getName())
                .containsExactly("figures/Y2", "figures/Z1");
        Change correction = first.getChanges(0);
        assertThat(correction.getBefore().getCentral()).isEqualTo(30);
        assertThat(correction.getAfter().getCentral()).isEqualTo(25);
        assertThat(correction.getAfter().getRecordedBy()).isEqualTo("editor");
        assertThat(correction.getAfter().getReason()).isEqualTo("better count");
        assertThat(first.getChanges(1).hasBefore()).isFalse();
        ListChangesResponse second = client.as("viewer")
                .listChanges(ListChangesRequest.newBuilder()
                        .setPageSize(2)
                        .setQuantity("quantities/fab.yield")
                        .setPageToken(first.getNextPageToken())
                        .build());
        assertThat(second.getChangesList())
                .extracting(change -> change.getAfter().getName())
                .containsExactly("figures/Y1");
        assertThat(second.getNextPageToken()).isEmpty();
    }

    @Test
    void publishedNumbersAreComparedInOneUnitWithTheirPool() {
        client.record(figure("Y1", "Analyst", 30, MARCH).setLow(20).setHigh(40).setNote("per wafer started"));
        client.record(figure("Y2", "Bank", .5, JULY).setUnit("fraction"));
        client.record(figure("Y3", "Bank", .4, MARCH).setUnit("fraction"));
        Comparison comparison = client.as("viewer")
                .comparePublished(ComparePublishedRequest.newBuilder()
                        .setQuantity("quantities/fab.yield")
                        .setPeriod("2025Q4")
                        .setVintage(FigureClient.at(JULY).getVintage())
                        .build())
                .getComparison();
        assertThat(comparison.getUnit()).isEqualTo("fraction");
        assertThat(comparison.getVoicesList())
                .extracting(voice -> voice.getFigure().getName())
                .containsExactly("figures/Y2", "figures/Y1", "figures/Y3");
        assertThat(comparison.getVoicesList().stream()
                        .mapToDouble(Voice::getWeight)
                        .sum())
                .isCloseTo(1, within(1e-12));
        Voice analyst = comparison.getVoices(1);
        assertThat(analyst.getLow()).isCloseTo(.2, within(1e-12));
        assertThat(analyst.getHigh()).isCloseTo(.4, within(1e-12));
        assertThat(analyst.getFigure().getCentral()).isEqualTo(30);
        assertThat(analyst.getFigure().getNote()).isEqualTo("per wafer started");
        assertThat(analyst.getPoolProbability()).isBetween(.2, .3);
        assertThat(comparison.getVoices(2).getWeight()).isZero();
        assertThat(comparison.getPool().getValuesCount()).isEqualTo(23);
        assertThat(comparison.getPool().getValuesList()).isSorted();
        StatusRuntimeException nothing = refusal(() -> client.as("viewer")
                .comparePublished(ComparePublishedRequest.newBuilder()
                        .setQuantity("quantities/fab.yield")
                        .setPeriod("2024")
                        .build()));
        assertThat(nothing.getStatus().getCode()).isEqualTo(Code.FAILED_PRECONDITION);
        assertThat(errorInfo(nothing).getReason()).isEqualTo("NO_EVIDENCE");
    }

    @Test
    void quantitiesAreAddedOnceAndNeverEdited() {
        Quantity quantity = client.as("viewer")
                .getQuantity(GetQuantityRequest.newBuilder()
                        .setName("quantities/fab.yield")
                        .build())
                .getQuantity();
        assertThat(quantity.getUnit()).isEqualTo("fraction");
        assertThat(quantity.getIsModelInput()).isFalse();
        assertThat(quantity.getUnitKind()).isEqualTo(UnitKind.UNIT_KIND_FRACTION);
        assertThat(quantity.getPerUnitKind()).isEqualTo(UnitKind.UNIT_KIND_UNSPECIFIED);
        assertThat(client.as("viewer")
                        .listQuantities(ListQuantitiesRequest.getDefaultInstance())
                        .getQuantitiesList())
                .containsExactly(quantity);
        StatusRuntimeException again =
                refusal(() -> client.quantity("fab.yield", "chips", ValueKind.VALUE_KIND_POSITIVE));
        assertThat(again.getStatus().getCode()).isEqualTo(Code.ALREADY_EXISTS);
        StatusRuntimeException wrong =
                refusal(() -> client.quantity("Fab Yield", "furlongs", ValueKind.VALUE_KIND_UNSPECIFIED));
        assertThat(detail(wrong, BadRequest.class).getFieldViolationsList())
                .extracting(BadRequest.FieldViolation::getField)
                .containsExactly("quantity.name", "quantity.unit", "quantity.kind");
    }

    @Test
    void unknownNamesTokensAndHalfAVintageAreRefused() {
        assertThat(refusal(() -> client.get("nobody")).getStatus().getCode()).isEqualTo(Code.NOT_FOUND);
        assertThat(refusal(() -> client.get("no body")).getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refusal(() -> client.listed(ListFiguresRequest.newBuilder()
                                .setPageToken("%%%")
                                .build()))
                        .getStatus()
                        .getCode())
                .isEqualTo(Code.INVALID_ARGUMENT);
        StatusRuntimeException half = refusal(() -> client.exported(ExportFiguresRequest.newBuilder()
                .setVintage(Vintage.newBuilder().setAsOfDate(MARCH))
                .build()));
        assertThat(half.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(half.getMessage()).contains("recorded time");
    }
}
