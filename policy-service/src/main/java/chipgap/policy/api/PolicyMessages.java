package chipgap.policy.api;

import chipgap.kernel.evidence.Vintage;
import chipgap.kernel.time.QuarterRange;
import chipgap.platform.type.Names;
import chipgap.platform.type.TypeMessages;
import chipgap.policy.model.DateRange;
import chipgap.policy.model.Effect;
import chipgap.policy.model.FractionRange;
import chipgap.policy.model.Measure;
import chipgap.policy.model.PolicyBook;
import chipgap.policy.model.PolicyModel;
import chipgap.policy.model.Provision;
import chipgap.policy.model.ProvisionRecord;
import chipgap.policy.model.ProvisionSample;
import chipgap.policy.model.Scenario;
import chipgap.policy.model.Status;
import chipgap.proto.policy.v1.DateDistribution;
import chipgap.proto.policy.v1.FractionDistribution;
import chipgap.proto.policy.v1.ProvisionStatus;
import chipgap.proto.type.v1.ModelDescription;
import chipgap.proto.type.v1.PolicyDraws;
import chipgap.proto.type.v1.ProvisionDraws;
import chipgap.proto.type.v1.Source;
import java.util.List;

/** The policy book and its samples as messages. */
final class PolicyMessages {
    private PolicyMessages() {}

    static ModelDescription description(PolicyBook book) {
        int provisions = book.measures().stream()
                .mapToInt(measure -> measure.provisions().size())
                .sum();
        int context = (int) book.measures().stream()
                .flatMap(measure -> measure.provisions().stream())
                .filter(provision -> provision.effect() instanceof Effect.ContextOnly)
                .count();
        return TypeMessages.description(
                PolicyModel.VERSION,
                new Vintage(book.newestDate(), book.recordedAt()),
                PolicyModel.HORIZON,
                provisions,
                context);
    }

    static chipgap.proto.policy.v1.Scenario message(Scenario scenario) {
        return chipgap.proto.policy.v1.Scenario.newBuilder()
                .setName(Names.name("scenarios", scenario.id()))
                .setTitle(scenario.title())
                .setDescription(scenario.description())
                .addAllDisabledProvisions(scenario.disabled().stream()
                        .sorted()
                        .map(PolicyMessages::provisionName)
                        .toList())
                .build();
    }

    static chipgap.proto.policy.v1.Measure message(Measure measure) {
        return chipgap.proto.policy.v1.Measure.newBuilder()
                .setName(Names.name("measures", measure.id()))
                .setJurisdiction(measure.jurisdiction())
                .setAgency(measure.agency())
                .setTitle(measure.title())
                .setAnnouncedDate(TypeMessages.message(measure.announcedOn()))
                .setScope(measure.scope())
                .setObservedEffect(measure.observedEffect())
                .addAllSources(
                        measure.sources().stream().map(PolicyMessages::message).toList())
                .addAllProvisions(measure.provisions().stream()
                        .map(provision -> message(measure, provision))
                        .toList())
                .build();
    }

    private static Source message(Measure.Source source) {
        return Source.newBuilder()
                .setPublisher(source.publisher())
                .setUrl(source.url())
                .setPublishedDate(TypeMessages.message(source.publishedOn()))
                .setAccessedDate(TypeMessages.message(source.accessedOn()))
                .setGrade(TypeMessages.message(source.grade()))
                .build();
    }

    private static chipgap.proto.policy.v1.Provision message(Measure measure, Provision provision) {
        ProvisionRecord known = provision.newestRecord();
        chipgap.proto.policy.v1.Provision.Builder message = chipgap.proto.policy.v1.Provision.newBuilder()
                .setName(provisionName(PolicyBook.key(measure, provision)))
                .setStatus(message(known.status()))
                .setOccurrenceProbability(known.occurrenceProbability())
                .setEffectiveFrom(message(known.effectiveFrom()))
                .setEndProbability(known.endProbability())
                .setPhaseInQuarters(known.phaseInQuarters())
                .setStrength(message(known.strength()))
                .setLeakage(message(known.leakage()))
                .setEffect(EffectMessages.message(provision.effect()))
                .setReason(known.reason());
        if (known.effectiveTo() != null) {
            message.setEffectiveTo(message(known.effectiveTo()));
        }
        return message.build();
    }

    private static DateDistribution message(DateRange dates) {
        return DateDistribution.newBuilder()
                .setLowDate(TypeMessages.message(dates.low()))
                .setCentralDate(TypeMessages.message(dates.central()))
                .setHighDate(TypeMessages.message(dates.high()))
                .build();
    }

    private static FractionDistribution message(FractionRange fractions) {
        return FractionDistribution.newBuilder()
                .setLowFraction(fractions.low())
                .setCentralFraction(fractions.central())
                .setHighFraction(fractions.high())
                .build();
    }

    private static ProvisionStatus message(Status status) {
        return switch (status) {
            case RUMOURED -> ProvisionStatus.PROVISION_STATUS_RUMOURED;
            case UNDER_CONSIDERATION -> ProvisionStatus.PROVISION_STATUS_UNDER_CONSIDERATION;
            case ANNOUNCED -> ProvisionStatus.PROVISION_STATUS_ANNOUNCED;
            case IN_FORCE -> ProvisionStatus.PROVISION_STATUS_IN_FORCE;
            case SUSPENDED -> ProvisionStatus.PROVISION_STATUS_SUSPENDED;
            case EXPIRED -> ProvisionStatus.PROVISION_STATUS_EXPIRED;
            case RESCINDED -> ProvisionStatus.PROVISION_STATUS_RESCINDED;
            case REJECTED -> ProvisionStatus.PROVISION_STATUS_REJECTED;
        };
    }

    /** Samples with times counted from the start of the horizon. */
    static PolicyDraws draws(List<ProvisionSample> samples, QuarterRange horizon) {
        PolicyDraws.Builder draws = PolicyDraws.newBuilder();
        int start = horizon.start().index();
        for (ProvisionSample sample : samples) {
            ProvisionDraws.Builder provision = draws.addProvisionsBuilder()
                    .setProvision(provisionName(sample.key()))
                    .setEffect(EffectMessages.message(sample.effect()))
                    .setPhaseInQuarters(sample.phaseInQuarters());
            for (int i = 0; i < sample.strengths().length; i++) {
                provision.addOnsetQuarters((float) (sample.onsets()[i] - start));
                provision.addEndQuarters((float) (sample.ends()[i] - start));
                provision.addStrengths((float) sample.strengths()[i]);
            }
        }
        return draws.build();
    }

    private static String provisionName(String key) {
        int slash = key.indexOf('/');
        return "measures/" + key.substring(0, slash) + "/provisions/" + key.substring(slash + 1);
    }
}
