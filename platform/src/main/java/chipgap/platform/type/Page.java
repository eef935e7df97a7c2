package chipgap.platform.type;

import chipgap.platform.grpc.Failure;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One page of a list.
 *
 * @param items the items of the page
 * @param nextToken token of the next page, empty on the last
 */
public record Page<T>(List<T> items, String nextToken) {
    private static final int DEFAULT_SIZE = 50;
    private static final int LARGEST_SIZE = 200;

    public Page {
        items = List.copyOf(items);
    }

    /** The effective size of a page: 0 is the default, too large is cut, negative is refused. */
    public static int size(int requested) {
        if (requested < 0) {
            throw new Failure.InvalidField(
                    "page_size", "The page size (%d) must be 0 or more; 0 takes the default.".formatted(requested));
        }
        return requested == 0 ? DEFAULT_SIZE : Math.min(requested, LARGEST_SIZE);
    }

    /** The key after which a page starts; empty for the first. */
    public static String keyOf(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException invalid) {
            throw refusal(token);
        }
    }

    /** The key after which a page starts, as {@link #keyOf(String)}, of the form that the caller's keys have. */
    public static String keyOf(String token, Pattern form) {
        String key = keyOf(token);
        if (!key.isEmpty() && !form.matcher(key).matches()) {
            throw refusal(token);
        }
        return key;
    }

    private static Failure.InvalidField refusal(String token) {
        return new Failure.InvalidField(
                "page_token", "'%s' is not a page token. Use the next_page_token of the page before.".formatted(token));
    }

    /** The token of the page that starts after a key. */
    public static String tokenAfter(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A page out of a whole list.
     *
     * @param all every item, in ascending order of key
     * @param key gives an item's key, unique in the list
     */
    public static <T> Page<T> of(List<T> all, Function<T, String> key, int requestedSize, String token) {
        int size = size(requestedSize);
        String after = keyOf(token);
        List<T> rest = all.stream()
                .filter(item -> key.apply(item).compareTo(after) > 0)
                .limit(size + 1L)
                .toList();
        if (rest.size() <= size) {
            return new Page<>(rest, "");
        }
        List<T> items = rest.subList(0, size);
        return new Page<>(items, tokenAfter(key.apply(items.getLast())));
    }
}
