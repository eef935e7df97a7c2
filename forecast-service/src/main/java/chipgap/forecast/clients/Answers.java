package chipgap.forecast.clients;

import chipgap.forecast.app.UpstreamException;
import chipgap.forecast.app.Upstreams;
import chipgap.forecast.model.Manifest;
import chipgap.forecast.model.Workload;
import chipgap.platform.type.TypeMessages;
import chipgap.proto.type.v1.ModelDescription;
import chipgap.proto.type.v1.PolicyDraws;
import chipgap.proto.type.v1.Provenance;
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

    /** Columns of a message by quarter; there the quarters of a draw stand side by side. */
    static float[][] byQuarter(List<Float> values, int quarters) {
        Internal.FloatList numbers = (Internal.FloatList) values;
        float[][] columns = new float[quarters][numbers.size() / quarters];
        for (int draw = 0, i = 0; draw < columns[0].length; draw++) {
            for (int q = 0; q < quarters; q++, i++) {
                columns[q][draw] = numbers.getFloat(i);
            }
        }
        return columns;
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
