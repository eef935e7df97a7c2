package chipgap.platform.type;

import chipgap.platform.grpc.Failure;
import java.util.regex.Pattern;

/** Resource names such as {@code chips/ascend-910c}. */
public final class Names {
    private static final Pattern ID = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private Names() {}

    public static String name(String collection, String id) {
        return collection + "/" + id;
    }

    /** The id inside a required resource name of a collection. */
    public static String id(String field, String collection, String name) {
        String prefix = collection + "/";
        if (name.startsWith(prefix)
                && ID.matcher(name.substring(prefix.length())).matches()) {
            return name.substring(prefix.length());
        }
        throw new Failure.InvalidField(
                field,
                "'%s' is not a resource name. Write it like %s{id}, the id in lower case.".formatted(name, prefix));
    }
}
