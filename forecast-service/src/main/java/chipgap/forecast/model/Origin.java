package chipgap.forecast.model;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.Quantity;
import chipgap.kernel.evidence.TimeShape;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.random.RandomInput;
import chipgap.kernel.time.Quarter;
import java.util.ArrayList;
import java.util.List;

/** Something that a service samples by itself, and that can be sampled again: the same streams, the same numbers. Origins do not depend on one another. */
public sealed interface Origin {
    /** Name that no other origin has. */
    String name();

    /** Its random numbers, in columns that do not depend on one another, one number a draw; what acts after a quarter is left out. */
    List<double[]> numbers(DrawBlock draws, Quarter quarter);

    /**
     * What a quantity shares with no other: the source that is heard, the place between its bounds, and the walk.
     *
     * @param quantity how it is sampled
     * @param evidence what is known of it
     */
    record OfQuantity(String name, Quantity quantity, Evidence evidence) implements Origin {
        @Override
        public List<double[]> numbers(DrawBlock draws, Quarter quarter) {
            List<double[]> columns = new ArrayList<>();
            columns.add(evidence.standings(quantity.name(), draws));
            if (quantity.shape() != TimeShape.CONSTANT && quantity.walkSd() > 0) {
                columns.add(evidence.series(quantity.name()).walked(draws, quarter));
            }
            return columns;
        }
    }

    /** The streams of a provision: whether, when and how strongly it acts. Those of what is certain stay unused. */
    record OfProvision(String name, List<RandomInput> streams) implements Origin {
        public OfProvision {
            streams = List.copyOf(streams);
        }

        @Override
        public List<double[]> numbers(DrawBlock draws, Quarter quarter) {
            return new OfStreams(name, streams).numbers(draws, quarter);
        }
    }

    /** Plain streams: of a common factor or a choice. */
    record OfStreams(String name, List<RandomInput> streams) implements Origin {
        public OfStreams {
            streams = List.copyOf(streams);
        }

        @Override
        public List<double[]> numbers(DrawBlock draws, Quarter quarter) {
            return streams.stream().map(stream -> draws.uniforms(stream, 0)).toList();
        }
    }
}
