package chipgap.forecast.model;

import chipgap.forecast.model.Alerts.Checkpoint;
import chipgap.forecast.model.PolicyBlock.Provision;
import chipgap.kernel.summary.Summary;
import chipgap.kernel.time.Quarter;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** When provisions start and end, over draws. Several blocks may be added at once. */
final class CheckpointSummary {
    /** A change that happens in fewer draws is no checkpoint. */
    private static final double LEAST_PROBABILITY = 0.05;

    private final LocalDate asOf;
    private final Quarter end;
    private final Map<Event, Summary> events = new TreeMap<>();
    private long draws;

    private record Event(String provision, boolean starts) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return Comparator.comparing(Event::provision)
                    .thenComparing(Event::starts)
                    .compare(this, other);
        }
    }

    /**
     * An empty summary.
     *
     * @param asOf changes after this date count
     * @param end changes before the start of this quarter count
     */
    CheckpointSummary(LocalDate asOf, Quarter end) {
        this.asOf = asOf;
        this.end = end;
    }

    synchronized void add(SampledBlock world) {
        draws += world.drawCount();
        double start = world.quarters().start().index();
        for (Provision provision : world.policy().provisions()) {
            for (int draw = 0; draw < provision.strengths().length; draw++) {
                if (provision.strengths()[draw] > 0) {
                    add(new Event(provision.name(), true), start + provision.onsets()[draw]);
                    add(new Event(provision.name(), false), start + provision.ends()[draw]);
                }
            }
        }
    }

    /** Times are kept in quarters after the as-of date, small numbers that a summary knows to the day. */
    private void add(Event event, double instant) {
        if (instant < end.index() && date(instant).isAfter(asOf)) {
            events.computeIfAbsent(event, _ -> new Summary()).add(instant - Quarter.instantOf(asOf));
        }
    }

    /** Changes that lie ahead, the next one first. */
    synchronized List<Checkpoint> result() {
        List<Checkpoint> checkpoints = new ArrayList<>();
        events.forEach((event, summary) -> {
            double probability = (double) summary.count() / draws;
            if (probability >= LEAST_PROBABILITY) {
                LocalDate median = date(Quarter.instantOf(asOf) + summary.quantile(0.5));
                checkpoints.add(new Checkpoint(event.provision, event.starts, median, probability));
            }
        });
        checkpoints.sort(Comparator.comparing(Checkpoint::date));
        return checkpoints;
    }

    /** The day in which an instant lies. */
    private static LocalDate date(double instant) {
        int quarter = (int) Math.floor(instant);
        LocalDate first = firstDay(quarter);
        long days = ChronoUnit.DAYS.between(first, firstDay(quarter + 1));
        return first.plusDays((long) ((instant - quarter) * days));
    }

    private static LocalDate firstDay(int quarter) {
        return LocalDate.of(Math.floorDiv(quarter, 4), 3 * Math.floorMod(quarter, 4) + 1, 1);
    }
}
