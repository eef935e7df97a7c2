package chipgap.forecast.api;

import chipgap.forecast.model.BuyerQuestion;
import chipgap.forecast.model.Pathway;
import chipgap.platform.grpc.Failure;
import chipgap.platform.type.Names;
import chipgap.proto.forecast.v1.BuyerViewRequest;
import chipgap.proto.forecast.v1.ChipClass;
import java.util.HashSet;
import java.util.Set;

/** What a buyer asks, read with a clear refusal of each field. */
final class BuyerMessages {
    private static final double DEFAULT_PROBABILITY = 0.8;
    private static final int MOST_CHIPS = 200;

    private BuyerMessages() {}

    static BuyerQuestion question(BuyerViewRequest request) {
        if (!(request.getChipCount() > 0 && request.getChipCount() < 1e12)) {
            throw new Failure.InvalidField(
                    "chip_count",
                    "The number of chips (%s) must be above 0 and below 1e12.".formatted(request.getChipCount()));
        }
        double probability = request.hasProbability() ? request.getProbability() : DEFAULT_PROBABILITY;
        if (!(probability > 0 && probability < 1)) {
            throw new Failure.InvalidField(
                    "probability",
                    "The probability (%s) must lie in (0, 1). Leave it unset for %s."
                            .formatted(probability, DEFAULT_PROBABILITY));
        }
        String segment = request.getSegment();
        return new BuyerQuestion(
                request.getChipCount(),
                chips(request.getChipClass()),
                pathways(request.getChipClass()),
                segment.isEmpty() ? null : Names.name("segments", Names.id("segment", "segments", segment)),
                probability);
    }

    private static Set<String> chips(ChipClass asked) {
        if (asked.getChipsCount() > MOST_CHIPS) {
            throw new Failure.InvalidField(
                    "chip_class.chips",
                    "It names %d chips, at most %d are allowed.".formatted(asked.getChipsCount(), MOST_CHIPS));
        }
        Set<String> chips = new HashSet<>();
        for (int i = 0; i < asked.getChipsCount(); i++) {
            String field = "chip_class.chips[%d]".formatted(i);
            chips.add(Names.name("chips", Names.id(field, "chips", asked.getChips(i))));
        }
        return chips;
    }

    private static Set<Pathway> pathways(ChipClass asked) {
        Set<Pathway> pathways = new HashSet<>();
        for (chipgap.proto.type.v1.Pathway pathway : asked.getPathwaysList()) {
            pathways.add(
                    switch (pathway) {
                        case PATHWAY_DOMESTIC -> Pathway.DOMESTIC;
                        case PATHWAY_PROXY_FABRICATION -> Pathway.PROXY_FABRICATION;
                        case PATHWAY_LEGAL_IMPORT -> Pathway.LEGAL_IMPORT;
                        case PATHWAY_GREY_MARKET -> Pathway.GREY_MARKET;
                        case PATHWAY_UNSPECIFIED, UNRECOGNIZED ->
                            throw new Failure.InvalidField(
                                    "chip_class.pathways",
                                    "A pathway is unset or not known here. Name one of the enum's values.");
                    });
        }
        return pathways;
    }
}
