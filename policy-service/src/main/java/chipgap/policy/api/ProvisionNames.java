package chipgap.policy.api;

import chipgap.platform.grpc.Failure;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resource names of provisions ⇄ their keys. */
final class ProvisionNames {
    private static final Pattern NAME =
            Pattern.compile("measures/([a-z0-9][a-z0-9-]{0,62})/provisions/([a-z0-9][a-z0-9-]{0,62})");

    private ProvisionNames() {}

    static String name(String key) {
        int slash = key.indexOf('/');
        return "measures/" + key.substring(0, slash) + "/provisions/" + key.substring(slash + 1);
    }

    static String key(String field, String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new Failure.InvalidField(
                    field,
                    "'%s' is not a resource name. Write it like measures/{measure}/provisions/{provision}."
                            .formatted(name));
        }
        return matcher.group(1) + "/" + matcher.group(2);
    }
}
