package chipgap.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A certificate authority of this test run and one certificate of it for the loopback address and the name of a service, as PEM files.
 *
 * @param authority certificate of the authority
 * @param certificate certificate of the services
 * @param key their private key
 */
record Certificates(Path authority, Path certificate, Path key) {
    private static final String PASSWORD = "only-for-this-run";

    static Certificates in(Path folder) throws IOException, InterruptedException {
        pair(folder, "authority", "CN=authority", "-ext", "bc:c=ca:true");
        pair(folder, "service", "CN=service");
        keytool(folder, "authority", "-exportcert", "-rfc", "-file", "authority.pem");
        keytool(folder, "service", "-certreq", "-file", "service.csr");
        keytool(
                folder,
                "authority",
                "-gencert",
                "-rfc",
                "-ext",
                "san=ip:127.0.0.1,dns:supply-service",
                "-infile",
                "service.csr",
                "-outfile",
                "service.pem");
        Path key = folder.resolve("service.key");
        Files.writeString(key, privateKey(folder.resolve("service.p12")));
        return new Certificates(folder.resolve("authority.pem"), folder.resolve("service.pem"), key);
    }

    private static void pair(Path folder, String name, String subject, String... more)
            throws IOException, InterruptedException {
        List<String> arguments =
                new ArrayList<>(List.of("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", subject));
        arguments.addAll(List.of(more));
        keytool(folder, name, arguments.toArray(String[]::new));
    }

    private static void keytool(Path folder, String name, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(
                List.of("-alias", name, "-keystore", name + ".p12", "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
    }

    private static String privateKey(Path store) throws IOException {
        try (InputStream content = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(content, PASSWORD.toCharArray());
            byte[] key = keys.getKey("service", PASSWORD.toCharArray()).getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                    .formatted(Base64.getMimeEncoder().encodeToString(key));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
