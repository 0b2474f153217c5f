package dev.tino.core.auth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jboss.logging.Logger;

import dev.tino.core.error.StartupRefused;
import io.quarkus.runtime.configuration.ConfigUtils;

/**
 * The RSA key pairs that sign access tokens. A folder holds one PKCS#8 PEM file a key, named {@code <kid>.pem}; the
 * last in the order of names signs, all of them verify. The public half is computed from the private one.
 */
public final class SigningKeys {

    private static final Logger LOG = Logger.getLogger(SigningKeys.class);
    private static final String SUFFIX = ".pem";
    private static final int BITS = 2048;

    private final TreeMap<String, RSAPrivateCrtKey> privateKeys;
    private final Map<String, PublicKey> publicKeys;

    private SigningKeys(TreeMap<String, RSAPrivateCrtKey> privateKeys) throws GeneralSecurityException {
        this.privateKeys = privateKeys;
        this.publicKeys = new TreeMap<>();
        for (var entry : privateKeys.entrySet()) {
            var key = entry.getValue();
            var spec = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
            publicKeys.put(entry.getKey(), KeyFactory.getInstance("RSA").generatePublic(spec));
        }
    }

    /**
     * Makes sure that there is a key to sign with.
     *
     * @param mayGenerate whether a missing one is made, once; else its absence is refused
     * @throws StartupRefused saying how to mend it
     */
    public static void require(boolean mayGenerate) {
        // Called before Quarkus starts, so AuthConfig is not there yet.
        require(ConfigUtils.configBuilder().build().getValue(AuthConfig.KEYS_DIRECTORY, Path.class), mayGenerate);
    }

    public static void require(Path folder, boolean mayGenerate) {
        try {
            if (existIn(folder)) {
                load(folder);
                return;
            }
        } catch (IllegalStateException unusable) {
            throw new StartupRefused(unusable.getMessage() + ".");
        }
        if (!mayGenerate) {
            throw new StartupRefused(folder.toAbsolutePath() + " holds no key to sign tokens with. Make one with"
                    + " 'openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out <folder>/<name>.pem'"
                    + " or name another folder by tino.auth.keys-directory (TINO_AUTH_KEYS_DIRECTORY).");
        }
        generate(folder);
        LOG.warnf("Generated a key to sign tokens with in %s: back it up with the database", folder);
    }

    private static boolean existIn(Path folder) {
        return Files.isDirectory(folder) && !files(folder).isEmpty();
    }

    /** Writes a new key into a folder, readable by nobody else. */
    private static void generate(Path folder) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            byte[] encoded = generator.generateKeyPair().getPrivate().getEncoded();
            String kid = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC).format(Instant.now());
            write(folder, kid + SUFFIX, "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(encoded)
                    + "\n-----END PRIVATE KEY-----\n");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException failed) {
            throw new IllegalStateException("Cannot write a signing key into " + folder, failed);
        }
    }

    /**
     * Loads every key of a folder.
     *
     * @throws IllegalStateException naming the file, when one is no PKCS#8 RSA key or there is none at all
     */
    static SigningKeys load(Path folder) {
        var keys = new TreeMap<String, RSAPrivateCrtKey>();
        for (Path file : existIn(folder) ? files(folder) : List.<Path> of()) {
            String name = file.getFileName().toString();
            keys.put(name.substring(0, name.length() - SUFFIX.length()), read(file));
        }
        if (keys.isEmpty()) {
            throw new IllegalStateException("No signing key in " + folder + " (property tino.auth.keys-directory)");
        }
        try {
            return new SigningKeys(keys);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String currentId() {
        return privateKeys.lastKey();
    }

    PrivateKey current() {
        return privateKeys.lastEntry().getValue();
    }

    /** The key that verifies a token, or null when no key has that id. */
    PublicKey verifying(String kid) {
        return kid == null ? null : publicKeys.get(kid);
    }

    private static List<Path> files(Path folder) {
        var files = new ArrayList<Path>();
        try (var stream = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            stream.forEach(files::add);
            return files;
        } catch (IOException unreadable) {
            throw new IllegalStateException("Cannot read the signing keys in " + folder, unreadable);
        }
    }

    private static RSAPrivateCrtKey read(Path file) {
        try {
            String base64 = Files.readString(file).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
            var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
            if (KeyFactory.getInstance("RSA").generatePrivate(spec) instanceof RSAPrivateCrtKey key
                    && key.getModulus().bitLength() >= BITS) {
                return key;
            }
        } catch (IOException | GeneralSecurityException | IllegalArgumentException unreadable) {
            // The cause is left out: it may quote the file.
            throw new IllegalStateException(file + " is not a PKCS#8 PEM file with an RSA key");
        }
        throw new IllegalStateException(file + " holds no RSA key of at least " + BITS + " bits");
    }

    private static void write(Path folder, String name, String content) throws IOException {
        Files.createDirectories(folder);
        Path staging = Files.createTempFile(folder, "key", ".new");
        if (Files.getFileStore(staging).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(staging, PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(staging, content);
        Files.move(staging, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
