package chipgap.platform.figure;

import static chipgap.platform.figure.FigureClient.date;
import static chipgap.platform.figure.FigureClient.figure;
import static chipgap.platform.fixtures.Wire.detail;
import static chipgap.platform.fixtures.Wire.errorInfo;
import static chipgap.platform.fixtures.Wire.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import chipgap.platform.fixtures.PostgresResource;
import chipgap.platform.fixtures.TokensResource;
import chipgap.proto.figure.v1.CreateFigureRequest;
import chipgap.proto.figure.v1.CreateQuantityRequest;
import chipgap.proto.figure.v1.Figure;
import chipgap.proto.figure.v1.ListFiguresRequest;
import chipgap.proto.figure.v1.SupersedeFigureRequest;
import chipgap.proto.figure.v1.ValueKind;
import chipgap.proto.type.v1.EvidenceGrade;
import chipgap.proto.type.v1.Source;
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

/** Figures as a caller on the wire records and corrects them. */
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
        assertThat(client.get("Y1").getFigure()).isEqualTo(recorded);
    }

    @Test
    void anEmptyNameGetsOne() {
        String name =
                client.record(figure("", "Analyst", 30, MARCH).clearName()).getName();
        assertThat(name).matches("figures/[0-9a-f-]{36}");
        assertThat(client.get(name.substring(8)).getFigure().getName()).isEqualTo(name);
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
        assertThat(client.get("Y1").getFigure().getCentral()).isEqualTo(30);
    }

    @Test
    void aCorrectionReplacesOnceFromItsPublicationOn() {
        client.record(figure("Y1", "Analyst", 30, MARCH));
        Figure better = client.supersede("Y1", figure("Y2", "Analyst", 25, JULY));
        assertThat(better.getSupersededFigure()).isEqualTo("figures/Y1");
        assertThat(client.get("Y1").getSupersededBy()).isEqualTo("figures/Y2");
        assertThat(client.listed(ListFiguresRequest.getDefaultInstance())).containsExactly("Y2");
        assertThat(client.listed(FigureClient.at(date(2025, 7, 30)))).containsExactly("Y1");
        assertThat(client.listed(FigureClient.at(JULY))).containsExactly("Y2");
        StatusRuntimeException stale = refusal(() -> client.supersede("Y1", figure("Y3", "Analyst", 24, JULY)));
        assertThat(stale.getStatus().getCode()).isEqualTo(Code.ABORTED);
        assertThat(stale.getMessage()).contains("Y2");
        StatusRuntimeException missing = refusal(() -> client.supersede("Y9", figure("Y3", "Analyst", 24, JULY)));
        assertThat(missing.getStatus().getCode()).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void aCorrectionIsAboutTheSameQuantity() {
        client.quantity("fab.rework", "fraction", ValueKind.VALUE_KIND_FRACTION);
        client.record(figure("Y1", "Analyst", 30, MARCH));
        StatusRuntimeException refusal = refusal(
                () -> client.supersede("Y1", figure("Y2", "Analyst", 25, JULY).setQuantity("quantities/fab.rework")));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refusal.getMessage()).contains("fab.yield");
    }
}
