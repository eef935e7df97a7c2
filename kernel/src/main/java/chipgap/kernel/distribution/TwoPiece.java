package chipgap.kernel.distribution;

/** A distribution born from a two-piece normal one: {@code atNormal} defines it and the quantiles follow. */
public sealed interface TwoPiece extends Distribution
        permits TwoPieceNormal, TwoPieceLognormal, TwoPieceLogitNormal, TwoPieceDate {

    @Override
    double atNormal(double z);

    @Override
    default double quantile(double p) {
        return atNormal(Normal.quantile(p));
    }
}
