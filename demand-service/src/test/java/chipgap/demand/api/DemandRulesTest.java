package chipgap.demand.api;

import static chipgap.platform.fixtures.Wire.detail;
import static chipgap.platform.fixtures.Wire.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import chipgap.platform.fixtures.PostgresResource;
import chipgap.platform.fixtures.Tokens;
import chipgap.platform.fixtures.TokensResource;
import chipgap.platform.fixtures.Wire;
import chipgap.proto.demand.v1.CellDemand;
import chipgap.proto.demand.v1.DemandServiceGrpc;
import chipgap.proto.demand.v1.DemandServiceGrpc.DemandServiceBlockingStub;
import chipgap.proto.demand.v1.DescribeModelRequest;
import chipgap.proto.demand.v1.SampleDemandRequest;
import chipgap.proto.demand.v1.SampleDemandResponse;
import chipgap.proto.type.v1.Anticipation;
import chipgap.proto.type.v1.BuyerScope;
import chipgap.proto.type.v1.DemandShift;
import chipgap.proto.type.v1.DomesticOnly;
import chipgap.proto.type.v1.DrawBlock;
import chipgap.proto.type.v1.Effect;
import chipgap.proto.type.v1.ModelDescription;
import chipgap.proto.type.v1.PolicyDraws;
import chipgap.proto.type.v1.PriorityTier;
import chipgap.proto.type.v1.ProvisionDraws;
import com.google.rpc.BadRequest;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules as they come over the wire. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokensResource.class)
class DemandRulesTest {
    private static final int DRAWS = 32;
    private static final String RULE = "measures/m/provisions/rule";
    private static final DomesticOnly EVERYBODY =
            DomesticOnly.newBuilder().setBuyers(BuyerScope.BUYER_SCOPE_ALL).build();
    private static final DemandShift SHIFT = DemandShift.newBuilder()
            .setBuyers(BuyerScope.BUYER_SCOPE_ALL)
            .setDelayQuarters(2)
            .setLostFraction(.5)
            .build();

    private Wire wire;
    private DemandServiceBlockingStub demand;

    @BeforeEach
    void open() {
        wire = Wire.toApplication();
        demand = Wire.with(DemandServiceGrpc.newBlockingStub(wire.channel()), Tokens.of("analyst"));
    }

    @AfterEach
    void close() {
        wire.close();
    }

    private SampleDemandResponse under(ProvisionDraws... provisions) {
        ModelDescription model =
                demand.describeModel(DescribeModelRequest.getDefaultInstance()).getModel();
        PolicyDraws.Builder policy = PolicyDraws.newBuilder();
        for (ProvisionDraws provision : provisions) {
            policy.addProvisions(provision);
        }
        return demand.sampleDemand(SampleDemandRequest.newBuilder()
                .setVintage(model.getNewestVintage())
                .setHorizon(model.getHorizon())
                .setBlock(DrawBlock.newBuilder().setSeed(1).setDrawCount(DRAWS))
                .setPolicy(policy)
                .build());
    }

    /** In force from the ninth quarter on. */
    private static ProvisionDraws.Builder rule(Effect.Builder effect) {
        return ProvisionDraws.newBuilder()
                .setProvision(RULE)
                .setEffect(effect)
                .addAllOnsetQuarters(Collections.nCopies(DRAWS, 8f))
                .addAllEndQuarters(Collections.nCopies(DRAWS, 1000f))
                .addAllStrengths(Collections.nCopies(DRAWS, 1f));
    }

    private void requireRefused(ProvisionDraws.Builder rule, String field, String... words) {
        StatusRuntimeException refusal = refusal(() -> under(rule.build()));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        BadRequest.FieldViolation violation = detail(refusal, BadRequest.class).getFieldViolations(0);
        assertThat(violation.getField()).isEqualTo(field);
        assertThat(violation.getDescription()).contains(words);
    }

    /** It would bind nobody, and look as if it did. */
    @Test
    void aRuleForASegmentThatIsNotThereIsRefused() {
        requireRefused(
                rule(Effect.newBuilder().setDomesticOnly(EVERYBODY.toBuilder().addSegments("segments/telecoms"))),
                "policy.provisions[0].effect.domestic_only.segments",
                "There is no segment 'segments/telecoms'",
                "telecom");
        requireRefused(
                rule(Effect.newBuilder().setDemandShift(SHIFT.toBuilder().addSegments("segments/nobody"))),
                "policy.provisions[0].effect.demand_shift.segments",
                "segments/nobody");
        requireRefused(
                rule(Effect.newBuilder()
                        .setPriorityTier(PriorityTier.newBuilder()
                                .addSegments("segments/nobody")
                                .setTier(1))),
                "policy.provisions[0].effect.priority_tier.segments",
                "segments/nobody");
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        requireRefused(
                rule(Effect.newBuilder().setDemandShift(SHIFT.toBuilder().setDelayQuarters(9))),
                "policy.provisions[0].effect.demand_shift.delay_quarters",
                "(9)");
        requireRefused(
                rule(Effect.newBuilder().setDemandShift(SHIFT.toBuilder().setLostFraction(1.5))),
                "policy.provisions[0].effect.demand_shift.lost_fraction",
                "(1.5)");
        requireRefused(
                rule(Effect.newBuilder()
                        .setAnticipation(Anticipation.newBuilder().setProvision(RULE))),
                "policy.provisions[0].effect.anticipation.pull_forward_quarters",
                "(0.0)");
        requireRefused(
                rule(Effect.newBuilder()
                        .setPriorityTier(PriorityTier.newBuilder()
                                .addSegments("segments/telecom")
                                .setTier(0))),
                "policy.provisions[0].effect.priority_tier.tier",
                "(0)");
        requireRefused(
                rule(Effect.newBuilder().setDomesticOnly(EVERYBODY)).addHeadquartersCountryCodes("China"),
                "policy.provisions[0].headquarters_country_codes",
                "'China'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CN", "US"})
    void aScopeOfHeadquartersIsEvaluated(String country) {
        SampleDemandResponse response = under(rule(Effect.newBuilder().setDomesticOnly(EVERYBODY))
                .addHeadquartersCountryCodes(country)
                .build());
        for (CellDemand cell : response.getCellsList()) {
            assertThat(cell.getDomesticOnlyFractions(19)).isEqualTo(country.equals("CN") ? 1 : 0);
        }
    }

    @Test
    void aShiftHoldsDemandOffFromItsDateOn() {
        SampleDemandResponse base = under();
        SampleDemandResponse moved =
                under(rule(Effect.newBuilder().setDemandShift(SHIFT)).build());
        for (int i = 0; i < base.getCellsCount(); i++) {
            CellDemand before = base.getCells(i);
            CellDemand after = moved.getCells(i);
            assertThat(after.getDemandH100EList().subList(0, 8))
                    .isEqualTo(before.getDemandH100EList().subList(0, 8));
            assertThat(after.getDemandH100E(8)).isZero();
            assertThat(after.getDemandH100E(10)).isEqualTo(.5f * before.getDemandH100E(8));
        }
        assertThat(moved.getOrderInflationFactorsList()).isEqualTo(base.getOrderInflationFactorsList());
    }

    /** What is expected of buyers moves their demand; what is expected of chips moves supply. */
    @Test
    void anticipationFollowsTheScopeOfWhatIsExpected() {
        ProvisionDraws state = rule(Effect.newBuilder()
                        .setDomesticOnly(EVERYBODY.toBuilder().setBuyers(BuyerScope.BUYER_SCOPE_STATE_FUNDED)))
                .build();
        Anticipation rush = Anticipation.newBuilder()
                .setProvision(RULE)
                .setPullForwardQuarters(1)
                .setShareFraction(.5)
                .build();
        ProvisionDraws expected = rule(Effect.newBuilder().setAnticipation(rush))
                .setProvision("measures/m/provisions/rush")
                .build();
        SampleDemandResponse base = under();
        assertThat(under(expected).getCellsList()).isEqualTo(base.getCellsList());
        SampleDemandResponse moved = under(state, expected);
        for (int i = 0; i < base.getCellsCount(); i++) {
            float before = base.getCells(i).getDemandH100E(8);
            float after = moved.getCells(i).getDemandH100E(8);
            assertThat(after > before).isEqualTo(base.getCells(i).getStateFunded());
        }
    }

    /** Policy counts tiers from 1, demand from 0. */
    @Test
    void aTierIsSentWhereItMoves() {
        SampleDemandResponse moved = under(rule(Effect.newBuilder()
                        .setPriorityTier(PriorityTier.newBuilder()
                                .addSegments("segments/ai-labs")
                                .setTier(1)))
                .build());
        assertThat(moved.getSegmentTermsList()).allSatisfy(terms -> {
            boolean isMoved = terms.getSegment().equals("segments/ai-labs");
            assertThat(terms.getPriorityTiersCount()).isEqualTo(isMoved ? DRAWS * 20 : 0);
            if (isMoved) {
                assertThat(terms.getPriorityTiersList().subList(0, 9)).containsExactly(2, 2, 2, 2, 2, 2, 2, 2, 0);
            }
        });
    }
}
