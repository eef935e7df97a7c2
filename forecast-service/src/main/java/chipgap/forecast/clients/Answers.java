package chipgap.forecast.clients;

import chipgap.forecast.app.UpstreamException;
import chipgap.forecast.app.Upstreams;
import chipgap.forecast.model.Manifest;
import chipgap.forecast.model.Workload;
import chipgap.platform.type.TypeMessages;
import chipgap.proto.type.v1.ModelDescription;
import chipgap.proto.type.v1.PolicyDraws;
import chipgap.proto.type.v1.Provenance;
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

    static float[] column(List<Float> values) {
        float[] column = new float[values.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = values.get(i);
        }
        return column;
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
