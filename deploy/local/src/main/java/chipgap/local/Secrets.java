package chipgap.local;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** Passwords of this machine's suite, made at the first start. */
final class Secrets {
    private static final String FILE = "secrets.properties";
    private static final int OCTETS = 24;

    private final StateFolder state;
    private final Properties kept;
    private final SecureRandom random = new SecureRandom();

    Secrets(StateFolder state) {
        this.state = state;
        this.kept = state.read(FILE);
    }

    boolean has(String name) {
        return kept.containsKey(name);
    }

    /** The password of a name, made when it is asked for first. */
    String of(String name) {
        String known = kept.getProperty(name);
        if (known != null) {
            return known;
        }
        byte[] octets = new byte[OCTETS];
        random.nextBytes(octets);
        String made = Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
        kept.setProperty(name, made);
        state.write(FILE, kept);
        return made;
    }
}
