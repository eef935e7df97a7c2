package chipgap.cli;

import chipgap.proto.policy.v1.ChipAttributes;
import chipgap.proto.policy.v1.Classification;
import chipgap.proto.policy.v1.ClassifyChipRequest;
import chipgap.proto.policy.v1.ProvisionVerdict;
import chipgap.proto.policy.v1.VerdictKind;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says which provisions catch a chip, and why. */
@Command(
        name = "classify",
        mixinStandardHelpOptions = true,
        description =
                "Say which provisions catch a chip on a day, and why: a chip of the catalogue or one described by options.")
final class PolicyClassify extends PolicyVerb {
    private static final int WHY = 90;

    @Parameters(arity = "0..1", paramLabel = "CHIP", description = "Chip of the catalogue, e.g. h20.")
    private String chip = "";

    @Option(names = "--date", paramLabel = "DATE", description = "Day asked about. Default: today, UTC.")
    @Nullable private LocalDate date;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "Only what was known of the rules by this date. Default: everything.")
    @Nullable private LocalDate asOf;

    @Option(names = "--designer", paramLabel = "NAME", description = "Designer, e.g. Nvidia.")
    private String designer = "";

    @Option(names = "--origin", paramLabel = "CODE", description = "Country of the designer. Default: US.")
    private String origin = "US";

    @Option(names = "--tops16", paramLabel = "N", description = "Dense 16-bit operations, 1e12 a second.")
    @Nullable private Double tops16;

    @Option(names = "--tops8", paramLabel = "N", description = "Dense 8-bit operations, 1e12 a second.")
    @Nullable private Double tops8;

    @Option(names = "--tops4", paramLabel = "N", description = "Dense 4-bit operations, 1e12 a second.")
    @Nullable private Double tops4;

    @Option(names = "--die-area", paramLabel = "MM2", description = "Die area in mm².")
    @Nullable private Double dieArea;

    @Option(names = "--memory-bandwidth", paramLabel = "TBS", description = "Memory bandwidth in TB/s.")
    @Nullable private Double memoryBandwidth;

    @Option(names = "--interconnect", paramLabel = "GBS", description = "Chip-to-chip bandwidth in GB/s.")
    @Nullable private Double interconnect;

    PolicyClassify(Settings settings) {
        super(settings);
    }

    @Override
    void run(PolicyClient policy, PrintWriter out) {
        ClassifyChipRequest.Builder asked = ClassifyChipRequest.newBuilder()
                .setDate(Dates.message(date == null ? LocalDate.now(ZoneOffset.UTC) : date));
        if (asOf != null) {
            asked.setAsOfDate(Dates.message(asOf));
        }
        if (chip.isEmpty()) {
            asked.setAttributes(described());
        } else {
            asked.setChip(Words.name("chips", chip.toLowerCase(Locale.ROOT)));
        }
        print(policy.classify(asked.build()).getClassification(), out);
    }

    private ChipAttributes described() {
        ChipAttributes.Builder described =
                ChipAttributes.newBuilder().setDesigner(designer).setOriginCountryCode(origin);
        put(tops16, described::setDense16BitTops);
        put(tops8, described::setDense8BitTops);
        put(tops4, described::setDense4BitTops);
        put(dieArea, described::setDieAreaMm2);
        put(memoryBandwidth, described::setMemoryBandwidthTbs);
        put(interconnect, described::setInterconnectGbs);
        if (tops16 == null && tops8 == null && tops4 == null) {
            throw new CliException(
                    2, "Name a chip of the catalogue, or describe one with --tops16, --tops8 or --tops4.");
        }
        return described.build();
    }

    private static void put(@Nullable Double value, Consumer<Double> setter) {
        if (value != null) {
            setter.accept(value);
        }
    }

    private static void print(Classification classification, PrintWriter out) {
        out.printf(
                "%s on %s · TPP %s · performance density %s%n",
                classification.getChip().isEmpty() ? "described chip" : Words.id(classification.getChip()),
                Dates.text(classification.getDate()),
                classification.hasTpp() ? Numbers.exact(classification.getTpp()) : "not published",
                classification.hasPerformanceDensity()
                        ? Numbers.rounded(classification.getPerformanceDensity())
                        : "not published");
        TextTable table = new TextTable()
                .column("verdict")
                .column("provision")
                .number("in force")
                .column("why", WHY);
        classification.getVerdictsList().stream()
                .sorted(Comparator.comparing(ProvisionVerdict::getKind))
                .forEach(verdict -> table.row(
                        word(verdict.getKind()),
                        PolicyWords.provision(verdict.getProvision()),
                        Numbers.percent(verdict.getInForceProbability()),
                        verdict.getExplanation()));
        table.print(out);
    }

    static String word(VerdictKind kind) {
        return switch (kind) {
            case VERDICT_KIND_CAUGHT -> "caught";
            case VERDICT_KIND_IN_SCOPE_NOT_IN_FORCE -> "not in force";
            case VERDICT_KIND_OUT_OF_SCOPE -> "out of scope";
            case VERDICT_KIND_UNDETERMINED -> "cannot be told";
            case VERDICT_KIND_UNSPECIFIED, UNRECOGNIZED -> "other";
        };
    }
}
