package chipgap.platform.type;

import chipgap.kernel.time.PhasedWindow;
import chipgap.kernel.time.QuarterRange;
import chipgap.platform.grpc.Failure;
import chipgap.proto.type.v1.PolicyDraws;
import chipgap.proto.type.v1.ProvisionDraws;
import java.util.List;

/** How strongly a provision acts in each draw and quarter. */
public final class Intensities {
    private Intensities() {}

    /**
     * Mean intensity of a provision over each quarter.
     *
     * @param draws the provision in each draw, its times counted from the start of {@code horizon}
     * @param horizon the horizon of the request
     * @param quarters the quarters wanted, inside the horizon or not
     * @return row-major, #draws × #quarters, each in [0, 1]
     */
    public static double[] of(ProvisionDraws draws, QuarterRange horizon, QuarterRange quarters) {
        int count = draws.getStrengthsCount();
        int length = quarters.length();
        double[] intensities = new double[count * length];
        for (int draw = 0; draw < count; draw++) {
            double strength = draws.getStrengths(draw);
            if (strength == 0) {
                continue;
            }
            PhasedWindow window = new PhasedWindow(
                    draws.getOnsetQuarters(draw), draws.getEndQuarters(draw), draws.getPhaseInQuarters());
            for (int q = 0; q < length; q++) {
                double from = quarters.start().index() + q - horizon.start().index();
                intensities[draw * length + q] = strength * window.meanOver(from, from + 1);
            }
        }
        return intensities;
    }

    /** Checks that every provision has one finite value a draw. */
    public static List<ProvisionDraws> checked(String field, PolicyDraws policy, int drawCount) {
        for (int i = 0; i < policy.getProvisionsCount(); i++) {
            ProvisionDraws draws = policy.getProvisions(i);
            String path = "%s.provisions[%d]".formatted(field, i);
            requireLength(path + ".onset_quarters", draws.getOnsetQuartersCount(), drawCount);
            requireLength(path + ".end_quarters", draws.getEndQuartersCount(), drawCount);
            requireLength(path + ".strengths", draws.getStrengthsCount(), drawCount);
            if (!(draws.getPhaseInQuarters() >= 0 && draws.getPhaseInQuarters() < 1000)) {
                throw new Failure.InvalidField(
                        path + ".phase_in_quarters",
                        "The phase-in (%s) must lie in [0, 1000).".formatted(draws.getPhaseInQuarters()));
            }
            for (int draw = 0; draw < drawCount; draw++) {
                float strength = draws.getStrengths(draw);
                if (!(strength >= 0 && strength <= 1)) {
                    throw new Failure.InvalidField(
                            path + ".strengths",
                            "The strength (%s) of draw %d must lie in [0, 1].".formatted(strength, draw));
                }
                if (!Float.isFinite(draws.getOnsetQuarters(draw)) || !Float.isFinite(draws.getEndQuarters(draw))) {
                    throw new Failure.InvalidField(
                            path,
                            "Onset and end of draw %d must be finite; use a strength of 0 for never.".formatted(draw));
                }
            }
        }
        return policy.getProvisionsList();
    }

    private static void requireLength(String field, int length, int drawCount) {
        if (length != drawCount) {
            throw new Failure.InvalidField(
                    field,
                    "It holds %d values, but the block has %d draws. Give one a draw.".formatted(length, drawCount));
        }
    }
}
