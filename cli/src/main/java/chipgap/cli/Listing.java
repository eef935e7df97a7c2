package chipgap.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * The first rows of a list.
 *
 * @param isCut whether there are more
 */
record Listing<T>(List<T> rows, boolean isCut) {
    private static final int LARGEST_PAGE = 200;

    /** One page of a list; the token of the next one is empty after the last. */
    record Page<T>(List<T> rows, String nextToken) {}

    /** Asks for a page. */
    interface Pages<T> {
        Page<T> get(int size, String token);
    }

    /** Asks page after page for so many rows. */
    static <T> Listing<T> of(int most, Pages<T> pages) {
        List<T> rows = new ArrayList<>();
        String token = "";
        do {
            Page<T> page = pages.get(Math.min(LARGEST_PAGE, most - rows.size()), token);
            rows.addAll(page.rows());
            token = page.nextToken();
        } while (!token.isEmpty() && rows.size() < most);
        return new Listing<>(List.copyOf(rows), !token.isEmpty());
    }
}
