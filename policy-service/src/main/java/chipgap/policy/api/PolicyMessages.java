package chipgap.policy.api;

import chipgap.kernel.evidence.Vintage;
import chipgap.kernel.time.QuarterRange;
import chipgap.platform.type.Names;
import chipgap.platform.type.TypeMessages;
import chipgap.policy.model.Catalogue;
import chipgap.policy.model.Effect;
import chipgap.policy.model.Measure;
import chipgap.policy.model.PolicyBook;
import chipgap.policy.model.PolicyModel;
import chipgap.policy.model.Provision;
import chipgap.policy.model.ProvisionRecord;
import chipgap.policy.model.ProvisionSample;
import chipgap.proto.type.v1.ModelDescription;
import chipgap.proto.type.v1.PolicyDraws;
import chipgap.proto.type.v1.ProvisionDraws;
import chipgap.proto.type.v1.Source;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The policy book and its samples as messages. */
final class PolicyMessages {
    private PolicyMessages() {}

    static ModelDescription description(PolicyBook book, Instant recordedAt) {
        int context = (int) book.provisions().values().stream()
                .filter(provision -> provision.effect() instanceof Effect.ContextOnly)
                .count();
        return TypeMessages.description(
                PolicyModel.VERSION,
                new Vintage(book.newestDate(), recordedAt),
                PolicyModel.HORIZON,
                book.provisions().size(),
                context);
    }

    static chipgap.proto.policy.v1.Measure message(Measure measure, Catalogue catalogue) {
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
                        .map(provision -> message(PolicyBook.key(measure, provision), provision, catalogue))
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

    static chipgap.proto.policy.v1.Provision message(String key, Provision provision, Catalogue catalogue) {
        ProvisionRecord known = provision.newestRecord();
        chipgap.proto.policy.v1.Provision.Builder message = chipgap.proto.policy.v1.Provision.newBuilder()
                .setName(ProvisionNames.name(key))
                .setStatus(EnumMessages.message(known.status()))
                .setOccurrenceProbability(known.occurrenceProbability())
                .setEffectiveFrom(RecordMessages.message(known.effectiveFrom()))
                .setEndProbability(known.endProbability())
                .setPhaseInQuarters(known.phaseInQuarters())
                .setStrength(RecordMessages.message(known.strength()))
                .setLeakage(RecordMessages.message(known.leakage()))
                .setEffect(EffectMessages.message(provision.effectOn(catalogue).orElse(provision.effect())))
                .setReason(known.reason())
                .setScope(ScopeMessages.message(provision.scope()))
                .addAllRecords(provision.records().stream()
                        .map(RecordMessages::message)
                        .toList())
                .addAllSupersededProvisions(names(provision.precedence().supersedes()))
                .addAllConflictingProvisions(names(provision.precedence().conflictsWith()))
                .putAllLoadings(provision.loadings());
        if (known.effectiveTo() != null) {
            message.setEffectiveTo(RecordMessages.message(known.effectiveTo()));
        }
        return message.build();
    }

    private static List<String> names(Set<String> keys) {
        return keys.stream().sorted().map(ProvisionNames::name).toList();
    }

    /** Samples with times counted from the start of the horizon. */
    static PolicyDraws draws(List<ProvisionSample> samples, QuarterRange horizon) {
        PolicyDraws.Builder draws = PolicyDraws.newBuilder();
        int start = horizon.start().index();
        for (ProvisionSample sample : samples) {
            ProvisionDraws.Builder provision = draws.addProvisionsBuilder()
                    .setProvision(ProvisionNames.name(sample.key()))
                    .setEffect(EffectMessages.message(sample.effect()))
                    .addAllHeadquartersCountryCodes(sample.headquarters())
                    .setPhaseInQuarters(sample.phaseInQuarters());
            for (int i = 0; i < sample.strengths().length; i++) {
                provision.addOnsetQuarters((float) (sample.onsets()[i] - start));
                provision.addEndQuarters((float) (sample.ends()[i] - start));
                provision.addStrengths((float) sample.strengths()[i]);
            }
        }
        return draws.build();
    }
}
