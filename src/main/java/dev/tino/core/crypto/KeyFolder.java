package dev.tino.core.crypto;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The secrets of a deployment: a folder with one RSA key a file, PKCS#8 in PEM, named {@code <kid>.pem}. The last in the
 * order of names is the current one; the others are there for what they signed or sealed. One that must sign nothing any
 * more, not even what it signed before, goes into the folder {@code retired}: then it only verifies seals.
 */
public final class KeyFolder {

    private static final String SUFFIX = ".pem";
    private static final String RETIRED = "retired";
    private static final int BITS = 2048;

    private final TreeMap<String, RSAPrivateCrtKey> keys;
    private final TreeMap<String, RSAPrivateCrtKey> retired;

    private KeyFolder(TreeMap<String, RSAPrivateCrtKey> keys, TreeMap<String, RSAPrivateCrtKey> retired) {
        this.keys = keys;
        this.retired = retired;
    }

    /** Whether there is a file that should hold a key. */
    public static boolean holdsKeys(Path folder) {
        return Files.isDirectory(folder) && !files(folder).isEmpty();
    }

    /**
     * Loads every key of a folder.
     *
     * @throws IllegalStateException naming the file, when one is no PKCS#8 RSA key or there is none at all
     */
    public static KeyFolder load(Path folder) {
        var keys = readAll(folder);
        if (keys.isEmpty()) {
            throw new IllegalStateException("No signing key in " + folder + " (property tino.auth.keys-directory)");
        }
        return new KeyFolder(keys, readAll(folder.resolve(RETIRED)));
    }

    private static TreeMap<String, RSAPrivateCrtKey> readAll(Path folder) {
        var keys = new TreeMap<String, RSAPrivateCrtKey>();
        for (Path file : holdsKeys(folder) ? files(folder) : List.<Path> of()) {
            String name = file.getFileName().toString();
            keys.put(name.substring(0, name.length() - SUFFIX.length()), read(file));
        }
        return keys;
    }

    /** Writes a new key into a folder, readable by nobody else. */
    public static void generate(Path folder) {
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

    public String currentId() {
        return keys.lastKey();
    }

    /** Every key by its id, in the order of ids. */
    public SortedMap<String, RSAPrivateCrtKey> keys() {
        return Collections.unmodifiableSortedMap(keys);
    }

    /**
     * One for each key, the current key's first. Its results only those can compute who know the key, and they tell
     * nothing about it or about other purposes.
     */
    public List<Hmac> hmacs(String purpose) {
        return keys.descendingMap().values().stream().map(key -> hmac(key, purpose)).toList();
    }

    /** One for each key by its id, the retired ones too: for what was sealed to be kept. */
    public Map<String, Hmac> hmacsById(String purpose) {
        var hmacs = new HashMap<String, Hmac>();
        retired.forEach((kid, key) -> hmacs.put(kid, hmac(key, purpose)));
        keys.forEach((kid, key) -> hmacs.put(kid, hmac(key, purpose)));
        return hmacs;
    }

    private static Hmac hmac(RSAPrivateCrtKey key, String purpose) {
        return new Hmac(Hkdf.derive(key.getEncoded(), purpose.getBytes(StandardCharsets.UTF_8)));
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

    /** Writes a secret, whole or not at all, that nobody else can read. */
    static void write(Path folder, String name, String content) throws IOException {
        Files.createDirectories(folder);
        Path staging = Files.createTempFile(folder, "key", ".new");
        if (Files.getFileStore(staging).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(staging, PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(staging, content);
        Files.move(staging, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
