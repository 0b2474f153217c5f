package dev.tino.core.audit.activity.seal;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.tino.core.audit.activity.seal.Finding.Kind;
import dev.tino.core.crypto.Hmac;

/**
 * Follows the chain link by link. Each link is checked against the stored mac of the one before, so what is broken at one
 * place is told of that place alone.
 */
final class ChainCheck {

    /** Of each kind: a key that is gone must not hide an edited row. */
    private static final int MOST_FINDINGS = 100;

    private final SealKeys keys;
    private final SealHead known;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Kind, Integer> found = new EnumMap<>(Kind.class);
    private long checked;
    private long last;
    /** Null when it is gone. */
    private byte[] lastMac = Seal.origin();

    /**
     * A check that stands before the first link.
     *
     * @param known a head that somebody kept, or null
     */
    ChainCheck(SealKeys keys, SealHead known) {
        this.keys = keys;
        this.known = known;
    }

    /**
     * Looks at the next link, in the order of positions.
     *
     * @param activity null when it is gone
     */
    void look(Seal seal, StoredActivity activity) {
        checked++;
        if (seal.position() <= last) {
            // Ours begin at 1.
            find(seal.position(), seal.activityId(), Kind.EDITED);
            return;
        }
        if (seal.position() > last + 1) {
            findMissing(seal.position() - 1, Kind.REMOVED);
            lastMac = null;
        }
        Kind kind = judge(seal, activity);
        if (kind != null) {
            find(seal.position(), seal.activityId(), kind);
        }
        if (known != null && known.position() == seal.position() && !MessageDigest.isEqual(known.mac(), seal.mac())) {
            find(seal.position(), seal.activityId(), Kind.REWRITTEN);
        }
        last = seal.position();
        lastMac = seal.mac();
    }

    /** What is wrong with a link, or null. */
    private Kind judge(Seal seal, StoredActivity activity) {
        if (activity == null) {
            return Kind.REMOVED;
        }
        Hmac key = keys.get(seal.keyId());
        if (key == null || lastMac == null) {
            return Kind.UNVERIFIABLE;
        }
        byte[] mac = Seal.mac(key, lastMac, seal.position(), activity);
        return MessageDigest.isEqual(mac, seal.mac()) ? null : Kind.EDITED;
    }

    /** An activity that the chain does not know, and that nobody is about to add to it. */
    void unsealed(long activityId) {
        find(null, activityId, Kind.UNSEALED);
    }

    /** An activity that was to be sealed and is gone. */
    void removedBeforeSealing(long activityId) {
        find(null, activityId, Kind.REMOVED);
    }

    /** What was found, once every link was looked at. */
    Verification finish() {
        String head = last == 0 ? null : new SealHead(last, lastMac).encode();
        if (known != null) {
            findMissing(known.position(), Kind.CUT_OFF);
        }
        return new Verification(findings.isEmpty(), checked, head, List.copyOf(findings));
    }

    private void findMissing(long through, Kind kind) {
        for (long position = last + 1; position <= through && isRoomFor(kind); position++) {
            find(position, null, kind);
        }
    }

    private void find(Long position, Long activityId, Kind kind) {
        if (isRoomFor(kind)) {
            found.merge(kind, 1, Integer::sum);
            findings.add(new Finding(position, activityId, kind));
        }
    }

    private boolean isRoomFor(Kind kind) {
        return found.getOrDefault(kind, 0) < MOST_FINDINGS;
    }
}
