package chipgap.forecast.api;

import chipgap.forecast.app.ReadSweep;
import chipgap.forecast.app.SweepRequest;
import chipgap.forecast.model.Sweep;
import chipgap.forecast.model.SweepOutlook;
import chipgap.kernel.time.QuarterRange;
import chipgap.platform.grpc.Failure;
import chipgap.platform.type.Names;
import chipgap.platform.type.TypeMessages;
import chipgap.proto.forecast.v1.CreateSweepRequest;
import chipgap.proto.forecast.v1.GetSweepResponse;
import chipgap.proto.forecast.v1.Grounds;
import chipgap.proto.forecast.v1.SweepCase;
import chipgap.proto.forecast.v1.SweepCaseProgress;
import chipgap.proto.forecast.v1.SweepCaseResult;
import chipgap.proto.forecast.v1.SweepQuarter;
import chipgap.proto.forecast.v1.SweepState;
import chipgap.proto.forecast.v1.SweepYear;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Sweeps ⇄ messages. */
final class SweepMessages {
    static final String COLLECTION = "sweeps";

    private static final Pattern CASE_ID = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final int LONGEST_TITLE = 200;
    /** The base is kept with every case. */
    private static final int MOST_OCTETS_OF_BASES = 16 << 20;

    private SweepMessages() {}

    static SweepRequest request(CreateSweepRequest request) {
        String title = request.getTitle().strip();
        if (title.isEmpty() || title.length() > LONGEST_TITLE) {
            throw new Failure.InvalidField(
                    "title",
                    "The title ('%.40s') must have 1 to %d characters. Say what varies."
                            .formatted(title, LONGEST_TITLE));
        }
        if (request.getCasesCount() == 0 || request.getCasesCount() > Sweep.MOST_CASES) {
            throw new Failure.InvalidField(
                    "cases",
                    "The number of cases (%d) must lie in [1, %d]. Split a larger one into several sweeps."
                            .formatted(request.getCasesCount(), Sweep.MOST_CASES));
        }
        if ((long) request.getSpec().getSerializedSize() * request.getCasesCount() > MOST_OCTETS_OF_BASES) {
            throw new Failure.InvalidField(
                    "spec",
                    "The spec (%d bytes) is too large to be kept with each of %d cases. Move its changes into a recorded scenario, or shorten its reasons."
                            .formatted(request.getSpec().getSerializedSize(), request.getCasesCount()));
        }
        return new SweepRequest(title, SpecMessages.request(request.getSpec()), cases(request.getCasesList()));
    }

    private static List<SweepRequest.Case> cases(List<SweepCase> messages) {
        List<SweepRequest.Case> cases = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < messages.size(); i++) {
            SweepCase message = messages.get(i);
            String field = "cases[%d]".formatted(i);
            if (!CASE_ID.matcher(message.getCaseId()).matches()) {
                throw new Failure.InvalidField(
                        field + ".case_id",
                        "'%s' does not name a case. Take 1 to 63 lower-case letters, digits and inner hyphens."
                                .formatted(message.getCaseId()));
            }
            if (!names.add(message.getCaseId())) {
                throw new Failure.InvalidField(
                        field + ".case_id",
                        "Two cases are called '%s'. Give each a name of its own.".formatted(message.getCaseId()));
            }
            cases.add(new SweepRequest.Case(
                    message.getCaseId(),
                    field + ".alternative",
                    SpecMessages.alternative(field + ".alternative", message.getAlternative())));
        }
        return cases;
    }

    static chipgap.proto.forecast.v1.Sweep message(Sweep sweep) {
        return chipgap.proto.forecast.v1.Sweep.newBuilder()
                .setName(Names.name(COLLECTION, sweep.id()))
                .setTitle(sweep.title())
                .setState(state(sweep))
                .setCaseCount(sweep.caseCount())
                .setUsedDrawCount(sweep.usedDraws())
                .setPartCount(sweep.partCount())
                .setDonePartCount(sweep.doneParts())
                .setCreateTime(TypeMessages.message(sweep.createdAt()))
                .build();
    }

    private static SweepState state(Sweep sweep) {
        if (sweep.isComplete()) {
            return SweepState.SWEEP_STATE_COMPLETE;
        }
        return sweep.doneParts() == 0 ? SweepState.SWEEP_STATE_CREATED : SweepState.SWEEP_STATE_STARTED;
    }

    static GetSweepResponse message(ReadSweep.Progress progress) {
        return GetSweepResponse.newBuilder()
                .setSweep(message(progress.sweep()))
                .addAllCases(progress.cases().stream()
                        .map(each -> SweepCaseProgress.newBuilder()
                                .setCaseId(each.name())
                                .setDonePartCount(each.doneParts())
                                .build())
                        .toList())
                .build();
    }

    static SweepCaseResult message(ReadSweep.CaseResult result) {
        QuarterRange horizon = result.asked().spec().horizon();
        SweepCaseResult.Builder message = SweepCaseResult.newBuilder()
                .setCaseId(result.asked().name())
                .setGrounds(Grounds.newBuilder()
                        .setSpec(ForecastMessages.message(result.asked().spec()))
                        .setUsedDrawCount(result.asked().spec().usedDraws())
                        .setManifest(ForecastMessages.message(
                                result.asked().spec(), result.asked().manifest())))
                .setResultDigest(result.outlook().digest());
        for (int i = 0; i < result.outlook().quarters().size(); i++) {
            message.addQuarters(SweepQuarter.newBuilder()
                    .setQuarter(TypeMessages.message(horizon.at(i)))
                    .setOutlook(message(result.outlook().quarters().get(i))));
        }
        for (int i = 0; i < result.outlook().years().size(); i++) {
            message.addYears(SweepYear.newBuilder()
                    .setYear(horizon.start().year() + i)
                    .setOutlook(message(result.outlook().years().get(i))));
        }
        return message.build();
    }

    private static chipgap.proto.forecast.v1.SweepOutlook message(SweepOutlook.Period period) {
        return chipgap.proto.forecast.v1.SweepOutlook.newBuilder()
                .setDemandH100E(ResultMessages.message(period.demand()))
                .setSupplyH100E(ResultMessages.message(period.supply()))
                .setShortfallH100E(ResultMessages.message(period.shortfall()))
                .setShortage(ComparisonMessages.message(period.shortage()))
                .build();
    }
}
