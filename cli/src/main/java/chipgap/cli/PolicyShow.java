package chipgap.cli;

import chipgap.proto.policy.v1.Alternative;
import chipgap.proto.policy.v1.ClearedChip;
import chipgap.proto.policy.v1.Condition;
import chipgap.proto.policy.v1.Measure;
import chipgap.proto.policy.v1.Provision;
import chipgap.proto.policy.v1.ProvisionRecord;
import chipgap.proto.policy.v1.Scope;
import chipgap.proto.type.v1.Source;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows all there is to one measure. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Show a measure: what it does, to which chips, from when, how sure it is, and who says so.")
final class PolicyShow extends PolicyVerb {
    @Parameters(paramLabel = "MEASURE", description = "Its name, e.g. us-october-2023-rule.")
    private String name = "";

    PolicyShow(Settings settings) {
        super(settings);
    }

    @Override
    void run(PolicyClient policy, PrintWriter out) {
        Measure measure = policy.measure(Words.name("measures", name));
        out.println(measure.getTitle());
        out.printf(
                "%s · %s · announced %s%n",
                measure.getJurisdiction(), measure.getAgency(), Dates.text(measure.getAnnouncedDate()));
        line(out, "about", measure.getScope());
        line(out, "observed", measure.getObservedEffect());
        for (Source source : measure.getSourcesList()) {
            line(
                    out,
                    "source",
                    "%s, %s, grade %s %s"
                            .formatted(
                                    source.getPublisher(),
                                    Dates.text(source.getPublishedDate()),
                                    source.getGrade().name().replace("EVIDENCE_GRADE_", ""),
                                    source.getUrl()));
        }
        measure.getProvisionsList().forEach(provision -> print(provision, out));
    }

    private static void print(Provision provision, PrintWriter out) {
        out.printf("%n%s%n", PolicyWords.provision(provision.getName()));
        line(out, "does", PolicyWords.of(provision.getEffect()));
        print(provision.getScope(), out);
        line(out, "supersedes", names(provision.getSupersededProvisionsList()));
        line(out, "conflicts", names(provision.getConflictingProvisionsList()));
        for (ProvisionRecord known : provision.getRecordsList()) {
            line(
                    out,
                    "known " + Dates.text(known.getKnownFromDate()),
                    "%s; takes effect with %s from %s%s; phase-in %s quarters; strength %s; leakage %s"
                            .formatted(
                                    Words.of(known.getStatus()),
                                    Numbers.percent(known.getOccurrenceProbability()),
                                    PolicyWords.of(known.getEffectiveFrom()),
                                    end(known),
                                    Numbers.exact(known.getPhaseInQuarters()),
                                    PolicyWords.of(known.getStrength()),
                                    PolicyWords.of(known.getLeakage())));
            line(out, "why", known.getReason());
        }
    }

    private static String end(ProvisionRecord known) {
        return known.hasEffectiveTo()
                ? "; ends with %s at %s"
                        .formatted(Numbers.percent(known.getEndProbability()), PolicyWords.of(known.getEffectiveTo()))
                : "";
    }

    private static void print(Scope scope, PrintWriter out) {
        line(out, "chips", conditions(scope.getConditionsList()));
        for (Alternative alternative : scope.getAlternativesList()) {
            line(out, "either", conditions(alternative.getConditionsList()));
        }
        for (ClearedChip cleared : scope.getClearedChipsList()) {
            line(out, "but not", "%s: %s".formatted(Words.id(cleared.getChip()), cleared.getReason()));
        }
        line(out, "buyers in", String.join(", ", scope.getHeadquartersCountryCodesList()));
    }

    private static String conditions(List<Condition> conditions) {
        return conditions.stream().map(PolicyWords::of).collect(Collectors.joining(" and "));
    }

    private static String names(List<String> provisions) {
        return provisions.stream().map(PolicyWords::provision).collect(Collectors.joining(", "));
    }

    private static void line(PrintWriter out, String what, String text) {
        if (!text.isBlank()) {
            out.printf("  %-16s  %s%n", what, Words.printable(text).strip());
        }
    }
}
