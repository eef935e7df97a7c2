package chipgap.forecast.clients;

import chipgap.forecast.app.UpstreamException;
import chipgap.forecast.app.Upstreams;
import chipgap.forecast.model.Manifest;
import chipgap.forecast.model.Workload;
import chipgap.kernel.random.DrawBlock;
import chipgap.kernel.time.QuarterRange;
import chipgap.platform.type.RawColumns;
import chipgap.platform.type.TypeMessages;
import chipgap.proto.type.v1.ModelDescription;
import chipgap.proto.type.v1.PolicyDraws;
import chipgap.proto.type.v1.Provenance;
import com.google.protobuf.ByteString;
import com.google.protobuf.Internal;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Locale;

/** Parts that the answers of all upstreams have in common. */
final class Answers {
    private Answers() {}

    static Upstreams.Coverage coverage(ModelDescription model) {
        return new Upstreams.Coverage(
                TypeMessages.vintage("newest_vintage", model.getNewestVintage()),
                TypeMessages.range("horizon", model.getHorizon()));
    }

    static Manifest.Upstream origin(Provenance provenance) {
        return new Manifest.Upstream(provenance.getModelVersion(), provenance.getInputDigest());
    }

    /** A column of a message; every list of floats that the library reads is one of unboxed numbers. */
    static float[] column(List<Float> values) {
        Internal.FloatList numbers = (Internal.FloatList) values;
        float[] column = new float[numbers.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = numbers.getFloat(i);
        }
        return column;
    }

    /** A column of draws for each quarter; in a message the quarters of a draw stand side by side. */
    static float[][] byQuarter(float[] numbers, int quarters) {
        float[][] columns = new float[quarters][numbers.length / quarters];
        for (int q = 0; q < quarters; q++) {
            float[] column = columns[q];
            for (int draw = 0; draw < column.length; draw++) {
                column[draw] = numbers[draw * quarters + q];
            }
        }
        return columns;
    }

    /** The same of a raw column, or of numbers where an upstream knows no raw columns. */
    static float[][] byQuarter(ByteString octets, List<Float> numbers, QuarterRange quarters, DrawBlock block) {
        float[] column =
                numbers.isEmpty() ? RawColumns.numbers(octets, block.drawCount() * quarters.length()) : column(numbers);
        return byQuarter(column, quarters.length());
    }

    static PolicyDraws policyDraws(byte[] draws) {
        try {
            return PolicyDraws.parseFrom(draws);
        } catch (InvalidProtocolBufferException impossible) {
            throw new IllegalStateException("The draws were written by the same library.", impossible);
        }
    }

    static Workload workload(chipgap.proto.type.v1.Workload workload) {
        return switch (workload) {
            case WORKLOAD_TRAINING -> Workload.TRAINING;
            case WORKLOAD_INFERENCE -> Workload.INFERENCE;
            case WORKLOAD_UNSPECIFIED, UNRECOGNIZED -> throw unknown("upstream", "workload", workload);
        };
    }

    /** An upstream newer than this service used a value that is not known here. */
    static UpstreamException unknown(String upstream, String what, Object value) {
        return new UpstreamException(
                UpstreamException.Kind.BROKEN,
                upstream.toUpperCase(Locale.ROOT) + "_FAILED",
                "The %s '%s' of %s is not known here. Update forecast-service.".formatted(what, value, upstream),
                new IllegalArgumentException(String.valueOf(value)));
    }
}
