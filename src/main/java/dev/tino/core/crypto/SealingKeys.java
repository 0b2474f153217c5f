package dev.tino.core.crypto;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where the keys of the {@link KeyRing} come from: the setting, else a file in the folder of secrets. Each is 32 bytes in
 * base64, of either alphabet, which a Fernet key is too. The first one seals, all of them open.
 */
public final class SealingKeys {

    public static final String SETTING = "tino.crypto.keys";
    /** The setting's name in older systems, and the one to tell people. */
    public static final String VARIABLE = "ENC_KEY";

    static final String FILE = "encryption.key";

    /** Of 32 random bytes some 30 differ; that fewer than this do does not happen. */
    private static final int FEWEST_DISTINCT = 12;

    private SealingKeys() {
    }

    /** Whether something should hold keys. */
    public static boolean areThere(Optional<String> setting, Path folder) {
        return given(setting).isPresent() || Files.exists(folder.resolve(FILE));
    }

    /**
     * The ring of this deployment.
     *
     * @param setting the value of {@link #SETTING}: keys with commas between them
     * @param folder the folder of secrets, whose file has a key a line
     * @throws IllegalStateException when there is none or one is unusable; it names the key by its place and quotes none
     */
    public static KeyRing load(Optional<String> setting, Path folder) {
        return given(setting).map(keys -> ring(keys.split(",", -1), VARIABLE + " (property " + SETTING + ")"))
                .orElseGet(() -> ring(read(folder.resolve(FILE)), folder.resolve(FILE).toString()));
    }

    /** Writes a file with a new key into the folder, readable by nobody else. */
    public static void generate(Path folder) {
        byte[] key = new byte[KeyRing.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        try {
            KeyFolder.write(folder, FILE, Base64.getEncoder().encodeToString(key) + "\n");
        } catch (IOException failed) {
            throw new IllegalStateException("Cannot write an encryption key into " + folder, failed);
        }
    }

    private static Optional<String> given(Optional<String> setting) {
        return setting.filter(keys -> !keys.isBlank());
    }

    private static String[] read(Path file) {
        try {
            return Files.readString(file).strip().split("\\R");
        } catch (IOException unreadable) {
            throw new IllegalStateException("Cannot read " + file, unreadable);
        }
    }

    private static KeyRing ring(String[] encoded, String source) {
        List<byte[]> keys = new ArrayList<>();
        for (String one : encoded) {
            byte[] key = decode(one.strip(), "Key " + (keys.size() + 1) + " of " + source);
            if (keys.stream().anyMatch(other -> Arrays.equals(other, key))) {
                throw new IllegalStateException("Key " + (keys.size() + 1) + " of " + source + " stands there already");
            }
            keys.add(key);
        }
        return new KeyRing(keys);
    }

    private static byte[] decode(String encoded, String name) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(encoded.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException noBase64) {
            // The cause is left out: it may quote the key.
            throw new IllegalStateException(name + " is not base64");
        }
        if (key.length != KeyRing.KEY_BYTES) {
            throw new IllegalStateException(name + " has " + key.length + " bytes, not " + KeyRing.KEY_BYTES);
        }
        if (isRegular(key)) {
            throw new IllegalStateException(name + " is not random");
        }
        return key;
    }

    /** All zeros, one sequence repeated, a count: what stands in examples. */
    private static boolean isRegular(byte[] key) {
        long values = IntStream.range(0, key.length).map(i -> key[i]).distinct().count();
        long steps = IntStream.range(1, key.length).map(i -> (byte) (key[i] - key[i - 1])).distinct().count();
        return Math.min(values, steps) < FEWEST_DISTINCT;
    }
}
