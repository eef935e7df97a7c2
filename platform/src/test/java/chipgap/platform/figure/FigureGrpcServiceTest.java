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
import chipgap.proto.figure.v1.CreateFigureRequest;
import chipgap.proto.figure.v1.CreateQuantityRequest;
import chipgap.proto.figure.v1.ExportFiguresRequest;
import chipgap.proto.figure.v1.Figure;
import chipgap.proto.figure.v1.GetFigureRequest;
import chipgap.proto.figure.v1.GetFigureResponse;
import chipgap.proto.figure.v1.GetQuantityRequest;
import chipgap.proto.figure.v1.ListChangesRequest;
import chipgap.proto.figure.v1.ListChangesResponse;
import chipgap.proto.figure.v1.ListFiguresRequest;
import chipgap.proto.figure.v1.ListFiguresResponse;
import chipgap.proto.figure.v1.ListQuantitiesRequest;
import chipgap.proto.figure.v1.ListSourcesRequest;
import chipgap.proto.figure.v1.Quantity;
import chipgap.proto.figure.v1.SupersedeFigureRequest;
import chipgap.proto.figure.v1.ValueKind;
import chipgap.proto.figure.v1.Voice;
import chipgap.proto.type.v1.EvidenceGrade;
import chipgap.proto.type.v1.Source;
import chipgap.proto.type.v1.Vintage;
import com.google.protobuf.Timestamp;
import com.google.rpc.BadRequest;
import com.google.type.Date;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Figures as a caller on the wire reads and records them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokensResource.class)
class FigureGrpcServiceTest {
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
    void readingWantsAViewerAndRecordingAnEditor() {
        assertThat(client.as("viewer")
                        .listFigures(ListFiguresRequest.getDefaultInstance())
                        .getFiguresCount())
                .isZero();
        for (Runnable call : List.<Runnable>of(
                () -> client.as("analyst").createFigure(CreateFigureRequest.getDefaultInstance()),
                () -> client.as("analyst").supersedeFigure(SupersedeFigureRequest.getDefaultInstance()),
                () -> client.as("analyst").createQuantity(CreateQuantityRequest.getDefaultInstance()))) {
            assertThat(refusal(call).getStatus().getCode()).isEqualTo(Code.PERMISSION_DENIED);
        }
        FigureClient.Answer answer = new FigureClient.Answer();
        client.streamingAs("analyst").importFigures(answer).onNext(FigureClient.reason());
        assertThat(refusal(answer::get).getStatus().getCode()).isEqualTo(Code.PERMISSION_DENIED);
    }

    @Test
    void aFigureIsKeptAsTypedWithWhoWhenAndWhy() {
        Instant before = Instant.now();
        Figure.Builder typed = figure("Y1", "Analyst", 30, MARCH)
                .setLow(20)
                .setCoverageProbability(.8)
                .setNote("Good dies of the 910 class.");
        Figure recorded = client.record(typed);
        assertThat(recorded.getRecordedBy()).isEqualTo("editor");
        assertThat(recorded.getReason()).isEqualTo("for this test");
        assertThat(recorded.getRecordedTime().getSeconds())
                .isBetween(before.getEpochSecond() - 1, before.getEpochSecond() + 60);
        assertThat(recorded.toBuilder()
                        .clearRecordedBy()
                        .clearRecordedTime()
                        .clearReason()
                        .setSource(recorded.getSource().toBuilder().clearAccessedDate())
                        .build())
                .isEqualTo(typed.build());
        assertThat(get("Y1").getFigure()).isEqualTo(recorded);
    }

    @Test
    void anEmptyNameGetsOne() {
        String name =
                client.record(figure("", "Analyst", 30, MARCH).clearName()).getName();
        assertThat(name).matches("figures/[0-9a-f-]{36}");
        assertThat(get(name.substring(8)).getFigure().getName()).isEqualTo(name);
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() {
        LocalDate later = LocalDate.now(ZoneOffset.UTC).plusDays(3);
        Figure wrong = Figure.newBuilder()
                .setName("figures/no such id")
                .setQuantity("quantities/fab.yield")
                .setPeriod("soon")
                .setLow(50)
                .setCentral(40)
                .setCoverageProbability(2)
                .setUnit("wafers")
                .setSource(Source.newBuilder()
                        .setUrl("javascript:alert(1)")
                        .setPublishedDate(date(later.getYear(), later.getMonthValue(), later.getDayOfMonth())))
                .build();
        StatusRuntimeException refusal = refusal(() -> client.as("editor")
                .createFigure(CreateFigureRequest.newBuilder().setFigure(wrong).build()));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(detail(refusal, BadRequest.class).getFieldViolationsList())
                .extracting(BadRequest.FieldViolation::getField)
                .containsExactlyInAnyOrder(
                        "figure.name",
                        "figure.period",
                        "figure.low",
                        "figure.coverage_probability",
                        "figure.unit",
                        "figure.source.publisher",
                        "figure.source.url",
                        "figure.source.published_date",
                        "figure.source.grade",
                        "reason");
        assertThat(refusal.getMessage())
                .contains(
                        "low 50, central 40",
                        "'wafers' counts wafers and 'fraction' counts fraction",
                        "'soon'",
                        "future");
        assertThat(client.as("viewer")
                        .listFigures(ListFiguresRequest.getDefaultInstance())
                        .getFiguresCount())
                .isZero();
    }

    @Test
    void whatTheQuantityCannotBeAndWhatIsUnknownIsRefused() {
        assertThat(violation(figure("Y1", "Analyst", 120, MARCH)))
                .startsWith("figure.central")
                .contains("'120'", "between 0 and 1");
        assertThat(violation(figure("Y1", "Analyst", 30, MARCH).setQuantity("quantities/fab.yeild")))
                .startsWith("figure.quantity")
                .contains("'fab.yeild'", "CreateQuantity");
        assertThat(violation(figure("Y1", "Analyst", 30, MARCH).setSupersededFigure("figures/Y0")))
                .startsWith("figure.superseded_figure")
                .contains("no figure Y0");
        assertThat(violation(figure("Y1", "Analyst", 30, MARCH).clearCentral()))
                .startsWith("figure.central")
                .contains("no number");
        assertThat(violation(figure("Y1", "Analyst", Double.NaN, MARCH))).startsWith("figure.central");
        assertThat(violation(figure("Y1", "Analyst", 30, MARCH)
                        .setSource(
                                Source.newBuilder().setPublisher("Analyst").setGrade(EvidenceGrade.EVIDENCE_GRADE_B))))
                .startsWith("figure.source.published_date");
    }

    private String violation(Figure.Builder figure) {
        StatusRuntimeException refusal = refusal(() -> client.record(figure));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        BadRequest.FieldViolation violation = detail(refusal, BadRequest.class).getFieldViolations(0);
        return violation.getField() + ": " + violation.getDescription();
    }

    @Test
    void aDuplicateIdIsRefused() {
        client.record(figure("Y1", "Analyst", 30, MARCH));
        StatusRuntimeException refusal = refusal(() -> client.record(figure("Y1", "Analyst", 31, JULY)));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Code.ALREADY_EXISTS);
        assertThat(errorInfo(refusal).getReason()).isEqualTo("FIGURE_EXISTS");
        assertThat(get("Y1").getFigure().getCentral()).isEqualTo(30);
    }

    @Test
    void aCorrectionReplacesOnceFromItsPublicationOn() {
        client.record(figure("Y1", "Analyst", 30, MARCH));
        Figure better = supersede("Y1", figure("Y2", "Analyst", 25, JULY));
        assertThat(better.getSupersededFigure()).isEqualTo("figures/Y1");
        assertThat(get("Y1").getSupersededBy()).isEqualTo("figures/Y2");
        assertThat(listed(ListFiguresRequest.getDefaultInstance())).containsExactly("Y2");
        assertThat(listed(at(date(2025, 7, 30)))).containsExactly("Y1");
        assertThat(listed(at(JULY))).containsExactly("Y2");
        StatusRuntimeException stale = refusal(() -> supersede("Y1", figure("Y3", "Analyst", 24, JULY)));
        assertThat(stale.getStatus().getCode()).isEqualTo(Code.ABORTED);
        assertThat(stale.getMessage()).contains("Y2");
        StatusRuntimeException missing = refusal(() -> supersede("Y9", figure("Y3", "Analyst", 24, JULY)));
        assertThat(missing.getStatus().getCode()).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void aCorrectionIsAboutTheSameQuantity() {
        client.quantity("fab.rework", "fraction", ValueKind.VALUE_KIND_FRACTION);
        client.record(figure("Y1", "Analyst", 30, MARCH));
        StatusRuntimeException refusal =
                refusal(() -> supersede("Y1", figure("Y2", "Analyst", 25, JULY).setQuantity("quantities/fab.rework")));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refusal.getMessage()).contains("fab.yield");
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
                .setVintage(at(MARCH).getVintage())
                .build();
        assertThat(listed(odd)).containsExactly("Y15");
        assertThat(listed(odd.toBuilder().clearVintage().build())).containsExactly("Y15", "Y25");
        assertThat(listed(
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
        supersede("Y1", figure("Y2", "Analyst", 25, JULY));
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
                        .setVintage(at(JULY).getVintage())
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
        assertThat(refusal(() -> get("nobody")).getStatus().getCode()).isEqualTo(Code.NOT_FOUND);
        assertThat(refusal(() -> get("no body")).getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refusal(() -> listed(ListFiguresRequest.newBuilder()
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

    private Figure supersede(String id, Figure.Builder figure) {
        return client.as("editor")
                .supersedeFigure(SupersedeFigureRequest.newBuilder()
                        .setName("figures/" + id)
                        .setFigure(figure)
                        .setReason("better count")
                        .build())
                .getFigure();
    }

    private GetFigureResponse get(String id) {
        return client.as("viewer")
                .getFigure(
                        GetFigureRequest.newBuilder().setName("figures/" + id).build());
    }

    private List<String> listed(ListFiguresRequest request) {
        return client.as("viewer").listFigures(request).getFiguresList().stream()
                .map(figure -> figure.getName().substring("figures/".length()))
                .toList();
    }

    /** Figures visible on a date, as far as they are recorded by tomorrow. */
    private static ListFiguresRequest at(Date date) {
        Instant tomorrow = Instant.now().plusSeconds(86_400);
        return ListFiguresRequest.newBuilder()
                .setVintage(Vintage.newBuilder()
                        .setAsOfDate(date)
                        .setRecordedTime(Timestamp.newBuilder().setSeconds(tomorrow.getEpochSecond())))
                .build();
    }
}
