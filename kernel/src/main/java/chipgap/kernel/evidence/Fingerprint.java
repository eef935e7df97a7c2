package chipgap.kernel.evidence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** SHA-256 of texts, in lower-case hexadecimal: what a result cites of its inputs. */
public final class Fingerprint {
    private Fingerprint() {}

    /** Of several texts in order; where one ends and the next begins matters. */
    public static String of(String... texts) {
        return of(Stream.of(texts));
    }

    static String of(Stream<String> texts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            texts.forEachOrdered(text -> {
                byte[] octets = text.getBytes(StandardCharsets.UTF_8);
                digest.update((octets.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(octets);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256.", missing);
        }
    }
}
