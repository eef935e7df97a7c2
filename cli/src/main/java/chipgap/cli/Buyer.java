package chipgap.cli;

import chipgap.proto.forecast.v1.BuyerViewRequest;
import chipgap.proto.forecast.v1.ChipClass;
import chipgap.proto.forecast.v1.QuarterChips;
import chipgap.proto.type.v1.Pathway;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** When a buyer can have chips. */
@Command(
        name = "buyer",
        mixinStandardHelpOptions = true,
        description = "Say when a number of chips is there, and how surely.")
final class Buyer extends Question {
    @Option(
            names = "--chips",
            paramLabel = "N",
            required = true,
            description = "Number of chips, counted from the first quarter.")
    private double count;

    @Option(
            names = "--chip",
            paramLabel = "NAME",
            description = "Chip that will do, e.g. ascend-910c; may be given again. Default: all.")
    @Nullable private List<String> chips;

    @Option(
            names = "--pathway",
            paramLabel = "PATHWAY",
            description = "Pathway that will do, may be given again: ${COMPLETION-CANDIDATES}. Default: all.")
    @Nullable private List<Way> pathways;

    @Option(
            names = "--segment",
            paramLabel = "NAME",
            description = "Segment whose chips count, e.g. internet. Default: all that reach the market.")
    @Nullable private String segment;

    @Option(names = "--sure", paramLabel = "P", description = "How sure you want to be, in (0, 1). Default: 0.8.")
    @Nullable private Double probability;

    /** The ways a chip reaches a buyer. */
    enum Way {
        DOMESTIC,
        PROXY_FABRICATION,
        LEGAL_IMPORT,
        GREY_MARKET
    }

    Buyer(Settings settings) {
        super(settings);
    }

    @Override
    void run(PrintWriter out) {
        BuyerViewRequest request = request();
        tell(out, stub -> stub.buyerView(request), answer -> {
            head(answer.getGrounds(), out);
            out.printf(
                    Locale.ROOT,
                    "%,.0f chips: %s%n%n",
                    count,
                    answer.hasEarliest()
                            ? "there by the end of " + Quarters.text(answer.getEarliest())
                            : "not there with that probability before the last quarter ends");
            out.println("quarter  P(there)  thousand chips so far, mean [90 % interval]");
            for (QuarterChips quarter : answer.getQuartersList()) {
                out.printf(
                        Locale.ROOT,
                        "%-7s  %6.0f %%  %s%n",
                        Quarters.text(quarter.getQuarter()),
                        100 * quarter.getEnough().getFraction(),
                        Spreads.meanAndInterval(quarter.getChips()));
            }
        });
    }

    private BuyerViewRequest request() {
        ChipClass.Builder asked = ChipClass.newBuilder();
        if (chips != null) {
            chips.forEach(chip -> asked.addChips(Words.name("chips", chip)));
        }
        if (pathways != null) {
            pathways.forEach(way -> asked.addPathways(Pathway.valueOf("PATHWAY_" + way.name())));
        }
        BuyerViewRequest.Builder request = BuyerViewRequest.newBuilder()
                .setSpec(spec())
                .setChipCount(count)
                .setChipClass(asked);
        if (segment != null) {
            request.setSegment(Words.name("segments", segment));
        }
        if (probability != null) {
            request.setProbability(probability);
        }
        return request.build();
    }
}
