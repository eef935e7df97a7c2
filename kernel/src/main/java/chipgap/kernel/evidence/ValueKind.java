package chipgap.kernel.evidence;

import chipgap.kernel.distribution.TwoPieceLogitNormal;

/** What values a quantity can take, and so the scale on which it is spread and interpolated. */
public enum ValueKind {
    /** Above 0; spread and interpolated in logarithms. */
    POSITIVE {
        @Override
        double toScale(double value) {
            return StrictMath.log(value);
        }

        @Override
        void fromScale(double[] column) {
            Exponential.apply(column);
        }

        @Override
        public boolean admits(double value) {
            return value > 0 && Double.isFinite(value);
        }
    },
    /** Inside (0, 1); spread and interpolated in logits. */
    FRACTION {
        @Override
        double toScale(double value) {
            return TwoPieceLogitNormal.logit(value);
        }

        @Override
        void fromScale(double[] column) {
            for (int i = 0; i < column.length; i++) {
                column[i] = -column[i];
            }
            Exponential.apply(column);
            for (int i = 0; i < column.length; i++) {
                column[i] = 1 / (1 + column[i]);
            }
        }

        @Override
        public boolean admits(double value) {
            return value > 0 && value < 1;
        }
    },
    /** Any finite number; spread and interpolated as it is. */
    REAL {
        @Override
        double toScale(double value) {
            return value;
        }

        @Override
        void fromScale(double[] column) {}

        @Override
        public boolean admits(double value) {
            return Double.isFinite(value);
        }
    };

    abstract double toScale(double value);

    double fromScale(double scaled) {
        double[] column = {scaled};
        fromScale(column);
        return column[0];
    }

    /** Replaces each number of a column by {@link #fromScale(double)} of it. */
    abstract void fromScale(double[] column);

    /** Whether a number can be such a value. */
    public abstract boolean admits(double value);
}
