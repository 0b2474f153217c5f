package dev.tino.core.audit.activity.seal;

import dev.tino.core.crypto.Hmac;

/**
 * One link of the chain.
 *
 * @param position 1, 2, 3, without a gap
 * @param mac 32 bytes over the activity and the mac of the link before
 * @param keyId whose key made the mac
 */
record Seal(long position, long activityId, byte[] mac, String keyId) {

    /** What stands before the first link. */
    static byte[] origin() {
        return new byte[32];
    }

    static byte[] mac(Hmac key, byte[] previous, long position, StoredActivity activity) {
        return key.of(previous, activity.canonical(position));
    }
}
