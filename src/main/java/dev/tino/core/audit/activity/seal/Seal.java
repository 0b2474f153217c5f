package dev.tino.core.audit.activity.seal;

import java.security.GeneralSecurityException;

import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * One link of the chain.
 *
 * @param position 1, 2, 3, without a gap
 * @param mac 32 bytes over the activity and the mac of the link before
 * @param keyId whose key made the mac
 */
record Seal(long position, long activityId, byte[] mac, String keyId) {

    static final String ALGORITHM = "HmacSHA256";

    /** What stands before the first link. */
    static byte[] origin() {
        return new byte[32];
    }

    static byte[] mac(SecretKey key, byte[] previous, long position, StoredActivity activity) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(previous);
            return mac.doFinal(activity.canonical(position));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
