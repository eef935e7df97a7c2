package chipgap.kernel.random;

import java.util.List;

/**
 * Direction numbers of the Sobol sequence, from the table of Joe and Kuo by the recurrence of its primitive polynomials.
 *
 * <p>Sources: Bratley, Fox, "Algorithm 659", ACM TOMS 14 (1988), doi:10.1145/42288.214372; the order of points is that of Antonov and Saleev (1979),
 * doi:10.1016/0041-5553(79)90085-5, as in the authors' program.
 */
final class SobolDirections {
    private static final int[][] BY_DIMENSION = new int[RandomInput.DIMENSIONS][Integer.SIZE];

    static {
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            BY_DIMENSION[0][bit] = 1 << (Integer.SIZE - 1 - bit);
        }
        List<String> rows = JoeKuoTable.ROWS.lines().toList();
        for (int dimension = 1; dimension < RandomInput.DIMENSIONS; dimension++) {
            String[] row = rows.get(dimension - 1).split(" ");
            int degree = Integer.parseInt(row[1]);
            int polynomial = Integer.parseInt(row[2]);
            int[] directions = BY_DIMENSION[dimension];
            for (int bit = 0; bit < degree; bit++) {
                directions[bit] = Integer.parseInt(row[3 + bit]) << (Integer.SIZE - 1 - bit);
            }
            continueBy(degree, polynomial, directions);
        }
    }

    private SobolDirections() {}

    private static void continueBy(int degree, int polynomial, int[] directions) {
        for (int bit = degree; bit < Integer.SIZE; bit++) {
            int direction = directions[bit - degree] ^ (directions[bit - degree] >>> degree);
            for (int term = 1; term < degree; term++) {
                if (((polynomial >>> (degree - 1 - term)) & 1) == 1) {
                    direction ^= directions[bit - term];
                }
            }
            directions[bit] = direction;
        }
    }

    /** Direction numbers of a dimension, counted from 0: 32 binary fractions. Not to be changed. */
    static int[] of(int dimension) {
        return BY_DIMENSION[dimension];
    }

    /** A point of the sequence in the order of the Gray code, as a binary fraction of 32 bits. */
    static int point(int[] directions, int index) {
        int point = 0;
        for (int gray = index ^ (index >>> 1); gray != 0; gray &= gray - 1) {
            point ^= directions[Integer.numberOfTrailingZeros(gray)];
        }
        return point;
    }
}
