package chipgap.forecast.clients;

import chipgap.forecast.app.Assumables;
import chipgap.forecast.app.PublishedFigures;
import chipgap.forecast.model.Assumption;
import chipgap.forecast.model.Lineage;
import chipgap.kernel.evidence.Quantity;
import chipgap.platform.figure.AssumptionMessages;
import chipgap.platform.figure.EvidenceMessages;
import chipgap.platform.grpc.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Looks assumptions over by what the services tell of their quantities. */
@ApplicationScoped
class AssumableQuantities implements Assumables {
    private final FigureClients figures;

    AssumableQuantities(FigureClients figures) {
        this.figures = figures;
    }

    @Override
    public List<Assumption> resolved(String field, List<Assumption> assumptions) {
        return Objects.requireNonNull(resolved(Map.of(field, assumptions)).get(field));
    }

    @Override
    public Map<String, List<Assumption>> resolved(Map<String, List<Assumption>> assumed) {
        if (assumed.values().stream().allMatch(List::isEmpty)) {
            return assumed;
        }
        Map<Lineage.Service, Map<String, Quantity>> sampled = new EnumMap<>(Lineage.Service.class);
        sampled.put(Lineage.Service.SUPPLY, sampled(PublishedFigures.Service.SUPPLY));
        sampled.put(Lineage.Service.DEMAND, sampled(PublishedFigures.Service.DEMAND));
        Map<String, List<Assumption>> resolved = new HashMap<>();
        assumed.forEach((field, assumptions) -> resolved.put(field, resolved(field, assumptions, sampled)));
        return resolved;
    }

    private static List<Assumption> resolved(
            String field, List<Assumption> assumptions, Map<Lineage.Service, Map<String, Quantity>> sampled) {
        AssumptionMessages.read(
                field,
                AssumptionTexts.messages(assumptions),
                name -> sampled.values().stream()
                        .map(quantities -> quantities.get(name))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
        List<Assumption> resolved = new ArrayList<>();
        for (int i = 0; i < assumptions.size(); i++) {
            resolved.add(resolved("%s[%d].service".formatted(field, i), assumptions.get(i), sampled));
        }
        return resolved;
    }

    private static Assumption resolved(
            String field, Assumption assumption, Map<Lineage.Service, Map<String, Quantity>> sampled) {
        String name = assumption.quantity().substring(assumption.quantity().indexOf('/') + 1);
        Lineage.Service sampling = sampled.entrySet().stream()
                .filter(service -> service.getValue().containsKey(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        if (assumption.service() != null && assumption.service() != sampling) {
            throw new Failure.InvalidField(
                    field,
                    "'%s' is sampled by %s, not by %s. Name that one, or none."
                            .formatted(assumption.quantity(), word(sampling), word(assumption.service())));
        }
        return assumption.of(sampling);
    }

    private static String word(Lineage.Service service) {
        return service.name().toLowerCase(Locale.ROOT);
    }

    private Map<String, Quantity> sampled(PublishedFigures.Service service) {
        Map<String, Quantity> sampled = new HashMap<>();
        for (chipgap.proto.figure.v1.Quantity told : figures.quantities(service)) {
            if (told.hasSampling()) {
                Quantity quantity = EvidenceMessages.quantity(told);
                sampled.put(quantity.name(), quantity);
            }
        }
        return sampled;
    }
}
