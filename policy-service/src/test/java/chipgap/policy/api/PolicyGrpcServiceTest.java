package chipgap.policy.api;

import static chipgap.platform.fixtures.Wire.detail;
import static chipgap.platform.fixtures.Wire.errorInfo;
import static chipgap.platform.fixtures.Wire.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import chipgap.kernel.distribution.Normal;
import chipgap.kernel.random.CorrelatedNormal;
import chipgap.platform.fixtures.PostgresResource;
import chipgap.platform.fixtures.Tokens;
import chipgap.platform.fixtures.TokensResource;
import chipgap.platform.fixtures.Wire;
import chipgap.platform.type.TypeMessages;
import chipgap.proto.policy.v1.DescribeModelRequest;
import chipgap.proto.policy.v1.GetMeasureRequest;
import chipgap.proto.policy.v1.GetScenarioRequest;
import chipgap.proto.policy.v1.ListMeasuresRequest;
import chipgap.proto.policy.v1.ListMeasuresResponse;
import chipgap.proto.policy.v1.ListScenariosRequest;
import chipgap.proto.policy.v1.Measure;
import chipgap.proto.policy.v1.PolicyServiceGrpc;
import chipgap.proto.policy.v1.PolicyServiceGrpc.PolicyServiceBlockingStub;
import chipgap.proto.policy.v1.Provision;
import chipgap.proto.policy.v1.SamplePolicyRequest;
import chipgap.proto.policy.v1.SamplePolicyResponse;
import chipgap.proto.type.v1.DrawBlock;
import chipgap.proto.type.v1.DrawPlan;
import chipgap.proto.type.v1.ModelDescription;
import chipgap.proto.type.v1.ProvisionDraws;
import chipgap.proto.type.v1.RandomStream;
import chipgap.proto.type.v1.Vintage;
import com.google.protobuf.Timestamp;
import com.google.rpc.BadRequest;
import com.google.rpc.PreconditionFailure;
import com.google.rpc.ResourceInfo;
import com.google.type.Date;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokensResource.class)
class PolicyGrpcServiceTest {
    private static final DrawPlan PLAN =
            DrawPlan.newBuilder().setScrambleCount(16).setDrawsPerScramble(8).build();

    private Wire wire;
    private PolicyServiceBlockingStub policy;

    @BeforeEach
    void open() {
        wire = Wire.toApplication();
        policy = Wire.with(PolicyServiceGrpc.newBlockingStub(wire.channel()), Tokens.of("analyst"));
    }

    @AfterEach
    void close() {
        wire.close();
    }

    private SamplePolicyRequest.Builder request() {
        ModelDescription model =
                policy.describeModel(DescribeModelRequest.getDefaultInstance()).getModel();
        return SamplePolicyRequest.newBuilder()
                .setScenario("scenarios/baseline")
                .setVintage(model.getNewestVintage())
                .setHorizon(model.getHorizon())
                .setBlock(DrawBlock.newBuilder().setSeed(1).setDrawCount(64).setPlan(PLAN));
    }

    @Test
    void describesItsDataAndHorizon() {
        ModelDescription model =
                policy.describeModel(DescribeModelRequest.getDefaultInstance()).getModel();
        assertThat(model.getModelVersion()).isEqualTo("policy-2");
        assertThat(model.getNewestVintage().getAsOfDate())
                .isEqualTo(
                        Date.newBuilder().setYear(2025).setMonth(11).setDay(12).build());
        assertThat(model.getRowCount()).isGreaterThan(model.getUnusedRowCount());
    }

    @Test
    void pagesThroughEveryMeasureOnce() {
        List<String> names = new ArrayList<>();
        String token = "";
        do {
            ListMeasuresResponse page = policy.listMeasures(ListMeasuresRequest.newBuilder()
                    .setPageSize(10)
                    .setPageToken(token)
                    .build());
            page.getMeasuresList().forEach(measure -> names.add(measure.getName()));
            token = page.getNextPageToken();
        } while (!token.isEmpty());
        assertThat(names).hasSize(29).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aMeasureCarriesItsSourcesAndReasons() {
        Measure measure = policy.getMeasure(GetMeasureRequest.newBuilder()
                        .setName("measures/cn-h20-guidance")
                        .build())
                .getMeasure();
        assertThat(measure.getSources(0).getUrl()).startsWith("https://");
        assertThat(measure.getProvisions(0).getReason()).contains("F0131");
        assertThat(measure.getProvisions(0).getEffect().getBlockFlow().getChipsList())
                .containsExactly("chips/h20");
    }

    @Test
    void listsItsScenarios() {
        assertThat(policy.listScenarios(ListScenariosRequest.getDefaultInstance())
                        .getScenariosList())
                .extracting(scenario -> scenario.getName())
                .containsExactly(
                        "scenarios/baseline",
                        "scenarios/controls-only",
                        "scenarios/h20-and-rtx-reopened",
                        "scenarios/huawei-priority-off",
                        "scenarios/inference-ban-2026",
                        "scenarios/no-china-side-bans",
                        "scenarios/no-export-controls",
                        "scenarios/no-smuggling",
                        "scenarios/strict-enforcement");
        assertThat(policy.getScenario(GetScenarioRequest.newBuilder()
                                .setName("scenarios/baseline")
                                .build())
                        .getScenario()
                        .getDisabledProvisionsCount())
                .isZero();
    }

    @Test
    void theSameRequestGivesTheSameBytes() {
        SamplePolicyRequest request = request().build();
        assertThat(policy.samplePolicy(request).toByteString())
                .isEqualTo(policy.samplePolicy(request).toByteString());
    }

    @Test
    void aBlockIsAPartOfALargerOne() {
        SamplePolicyResponse whole = policy.samplePolicy(request().build());
        SamplePolicyRequest.Builder part = request();
        part.getBlockBuilder().setFirstDraw(16).setDrawCount(8);
        SamplePolicyResponse middle = policy.samplePolicy(part.build());
        for (int i = 0; i < whole.getDraws().getProvisionsCount(); i++) {
            assertThat(middle.getDraws().getProvisions(i).getStrengthsList())
                    .isEqualTo(
                            whole.getDraws().getProvisions(i).getStrengthsList().subList(16, 24));
        }
    }

    @Test
    void aScenarioTakesAwayItsDisabledProvisionsOnly() {
        List<ProvisionDraws> baseline =
                policy.samplePolicy(request().build()).getDraws().getProvisionsList();
        List<ProvisionDraws> open = policy.samplePolicy(
                        request().setScenario("scenarios/no-export-controls").build())
                .getDraws()
                .getProvisionsList();
        assertThat(open).hasSizeLessThan(baseline.size());
        assertThat(baseline).containsAll(open);
        assertThat(open).extracting(ProvisionDraws::getProvision).noneMatch(name -> name.contains("us-h20-licence"));
    }

    /** A provision acts in those draws whose own number and factors say so. */
    @Test
    void whoKnowsTheStreamsOfAProvisionKnowsWhenItActs() {
        Map<String, ProvisionDraws> draws =
                policy.samplePolicy(request().build()).getDraws().getProvisionsList().stream()
                        .collect(Collectors.toMap(ProvisionDraws::getProvision, Function.identity()));
        chipgap.kernel.random.DrawBlock block =
                TypeMessages.block("block", request().getBlock());
        int checked = 0;
        for (Measure measure : policy.listMeasures(
                        ListMeasuresRequest.newBuilder().setPageSize(200).build())
                .getMeasuresList()) {
            for (Provision provision : measure.getProvisionsList()) {
                ProvisionDraws drawn = draws.get(provision.getName());
                double probability = provision.getOccurrenceProbability();
                if (drawn == null || probability == 1 || probability == 0) {
                    continue;
                }
                RandomStream occurs = provision.getStreamsList().stream()
                        .filter(stream -> stream.getName().endsWith("/occurs"))
                        .findFirst()
                        .orElseThrow();
                double[] normals =
                        new CorrelatedNormal(TypeMessages.input(occurs), provision.getLoadingsMap()).sample(block);
                for (int draw = 0; draw < normals.length; draw++) {
                    assertThat(drawn.getStrengths(draw) > 0)
                            .as("%s in draw %d", provision.getName(), draw)
                            .isEqualTo(normals[draw] > Normal.quantile(1 - probability));
                }
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(2);
    }

    @Test
    void anEarlierDateSeesFewerProvisions() {
        SamplePolicyRequest.Builder early = request();
        early.getVintageBuilder()
                .setAsOfDate(Date.newBuilder().setYear(2025).setMonth(3).setDay(31));
        assertThat(policy.samplePolicy(early.build()).getDraws().getProvisionsList())
                .extracting(ProvisionDraws::getProvision)
                .noneMatch(name -> name.contains("us-h20-licence"))
                .anyMatch(name -> name.contains("us-hbm-rule"));
    }

    @Test
    void refusesAnUnknownScenarioAndMeasure() {
        StatusRuntimeException refusal = refusal(() ->
                policy.samplePolicy(request().setScenario("scenarios/none").build()));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Code.NOT_FOUND);
        assertThat(errorInfo(refusal).getDomain()).isEqualTo("policy.chipgap");
        assertThat(detail(refusal, ResourceInfo.class).getResourceName()).isEqualTo("scenarios/none");
        assertThat(refusal(() -> policy.getMeasure(GetMeasureRequest.newBuilder()
                                .setName("measures/none")
                                .build()))
                        .getStatus()
                        .getCode())
                .isEqualTo(Code.NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({
        "0,     0, block.draw_count",
        "0,   513, block.draw_count",
        "-1,    1, block.first_draw",
    })
    void refusesBlocksOutOfBounds(long firstDraw, int drawCount, String field) {
        SamplePolicyRequest request = request()
                .setBlock(DrawBlock.newBuilder().setFirstDraw(firstDraw).setDrawCount(drawCount))
                .build();
        StatusRuntimeException refusal = refusal(() -> policy.samplePolicy(request));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(detail(refusal, BadRequest.class).getFieldViolations(0).getField())
                .isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({
        "  1,       8, (1),       block.plan.scramble_count",
        "257,       8, (257),     block.plan.scramble_count",
        " 16,       0, (0),       block.plan.draws_per_scramble",
        " 16,      12, (12),      block.plan.draws_per_scramble",
        " 16, 2097152, (2097152), block.plan.draws_per_scramble",
        " 16,       2, 64 draws,  block.first_draw",
    })
    void refusesPlansOutOfBoundsAndBlocksOutsideTheirPlan(int scrambles, int draws, String value, String field) {
        SamplePolicyRequest.Builder request = request();
        request.getBlockBuilder()
                .setPlan(DrawPlan.newBuilder().setScrambleCount(scrambles).setDrawsPerScramble(draws));
        StatusRuntimeException refusal = refusal(() -> policy.samplePolicy(request.build()));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(detail(refusal, BadRequest.class).getFieldViolations(0).getField())
                .isEqualTo(field);
        assertThat(refusal.getMessage()).contains(value);
    }

    @Test
    void aPlanGivesOtherDrawsThanNone() {
        SamplePolicyRequest.Builder request = request();
        request.getBlockBuilder().clearPlan();
        assertThat(policy.samplePolicy(request.build()).getDraws())
                .isNotEqualTo(policy.samplePolicy(request().build()).getDraws());
    }

    @Test
    void refusesAHalfSetVintageAndAHorizonOutsideTheData() {
        StatusRuntimeException noTime = refusal(() -> policy.samplePolicy(request()
                .setVintage(Vintage.newBuilder()
                        .setAsOfDate(Date.newBuilder().setYear(2025).setMonth(1).setDay(1)))
                .build()));
        assertThat(detail(noTime, BadRequest.class).getFieldViolations(0).getField())
                .isEqualTo("vintage.recorded_time");
        SamplePolicyRequest.Builder late = request();
        late.getHorizonBuilder().getEndBuilder().setYear(2031);
        StatusRuntimeException outside = refusal(() -> policy.samplePolicy(late.build()));
        assertThat(outside.getStatus().getCode()).isEqualTo(Code.FAILED_PRECONDITION);
        assertThat(errorInfo(outside).getReason()).isEqualTo("HORIZON_OUTSIDE_DATA");
    }

    @Test
    void refusesAVintageBeforeTheFirstRevision() {
        SamplePolicyRequest.Builder early = request();
        early.getVintageBuilder().setRecordedTime(Timestamp.newBuilder().setSeconds(1));
        StatusRuntimeException refusal = refusal(() -> policy.samplePolicy(early.build()));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Code.FAILED_PRECONDITION);
        assertThat(detail(refusal, PreconditionFailure.class).getViolations(0).getSubject())
                .isEqualTo("vintage.recorded_time");
    }

    @Test
    void aViewerMayReadAndNotSample() {
        PolicyServiceBlockingStub viewer =
                Wire.with(PolicyServiceGrpc.newBlockingStub(wire.channel()), Tokens.of("viewer"));
        assertThat(viewer.listMeasures(ListMeasuresRequest.getDefaultInstance()).getMeasuresCount())
                .isPositive();
        assertThat(refusal(() -> viewer.samplePolicy(request().build()))
                        .getStatus()
                        .getCode())
                .isEqualTo(Code.PERMISSION_DENIED);
    }
}
