package chipgap.forecast.app;

import chipgap.forecast.model.Assumption;
import chipgap.forecast.model.ComputeBasis;
import chipgap.forecast.model.ForecastSpec;
import chipgap.forecast.model.Overlay;
import chipgap.kernel.allocation.AllocationRule;
import chipgap.kernel.evidence.Vintage;
import chipgap.kernel.time.QuarterRange;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Fills in the defaults of what a caller asks for, from what the upstreams can answer for. */
@ApplicationScoped
public class ResolveSpec {
    private final Upstreams.Policy policy;
    private final Upstreams.Supply supply;
    private final Upstreams.Demand demand;
    private final Assumables assumables;

    ResolveSpec(Upstreams.Policy policy, Upstreams.Supply supply, Upstreams.Demand demand, Assumables assumables) {
        this.policy = policy;
        this.supply = supply;
        this.demand = demand;
        this.assumables = assumables;
    }

    /**
     * The spec of a request.
     *
     * @throws HorizonOutsideDataException when the horizon leaves what the upstreams cover
     * @throws UpstreamException when an upstream does not answer or knows no such scenario
     */
    ForecastSpec resolve(SpecRequest request) {
        String scenario = Objects.requireNonNullElse(request.scenario(), ForecastSpec.DEFAULT_SCENARIO);
        policy.requireScenario(scenario);
        List<Upstreams.Coverage> coverages = List.of(policy.coverage(), supply.coverage(), demand.coverage());
        QuarterRange covered = coverages.stream()
                .map(Upstreams.Coverage::horizon)
                .reduce(QuarterRange::intersect)
                .orElseThrow();
        QuarterRange horizon = Objects.requireNonNullElse(request.horizon(), covered);
        if (!covered.contains(horizon)) {
            throw new HorizonOutsideDataException(horizon, covered);
        }
        return new ForecastSpec(
                scenario,
                vintage(request.asOf(), request.recordedUntil(), coverages),
                horizon,
                request.medians() ? 1 : Objects.requireNonNullElse(request.drawCount(), ForecastSpec.DEFAULT_DRAWS),
                Objects.requireNonNullElse(request.seed(), ForecastSpec.DEFAULT_SEED),
                Objects.requireNonNullElse(request.rule(), AllocationRule.TIERED),
                request.medians(),
                Objects.requireNonNullElse(request.basis(), ComputeBasis.OPS8),
                resolved(request.overlay()));
    }

    private @Nullable Overlay resolved(@Nullable Overlay overlay) {
        return overlay == null || overlay.assumptions() == null
                ? overlay
                : new Overlay(
                        overlay.changes(),
                        overlay.multipliers(),
                        assumables.resolved("spec.assumptions", overlay.assumptions()));
    }

    /** The assumptions of another world than the base. */
    List<Assumption> alternative(List<Assumption> assumptions) {
        return assumables.resolved("alternative.assumptions", assumptions);
    }

    /** The same of several worlds, by the path of the field that holds them. */
    Map<String, List<Assumption>> resolved(Map<String, List<Assumption>> assumed) {
        return assumables.resolved(assumed);
    }

    void requireScenario(String scenario) {
        policy.requireScenario(scenario);
    }

    private static Vintage vintage(
            @Nullable LocalDate asOf, @Nullable Instant recordedUntil, List<Upstreams.Coverage> coverages) {
        LocalDate newest = coverages.stream()
                .map(coverage -> coverage.newest().asOf())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Instant recorded = coverages.stream()
                .map(coverage -> coverage.newest().recordedUntil())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new Vintage(
                Objects.requireNonNullElse(asOf, newest), Objects.requireNonNullElse(recordedUntil, recorded));
    }

    /** The horizon leaves what the upstreams cover. */
    public static final class HorizonOutsideDataException extends RuntimeException {
        HorizonOutsideDataException(QuarterRange horizon, QuarterRange covered) {
            super("The horizon (%s) must lie inside what all three services cover (%s).".formatted(horizon, covered));
        }
    }
}
