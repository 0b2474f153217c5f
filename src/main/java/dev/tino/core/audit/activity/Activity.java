package dev.tino.core.audit.activity;

import java.util.Map;
import java.util.UUID;

/**
 * Something that was done. Ids and numbers only, never personal data: what is written here stays.
 *
 * @param actorId the account that did it, or null when it is Tino itself or nobody known
 * @param action what was done, as {@code <object>.<verb in the past>}, such as {@code import.committed}
 * @param objectId to what, or null
 * @param detail ids, counts and names of ours that tell more
 */
public record Activity(UUID actorId, String action, String objectId, Map<String, Object> detail) {

    public static Activity of(UUID actorId, String action, Object objectId) {
        return new Activity(actorId, action, objectId == null ? null : objectId.toString(), Map.of());
    }

    public Activity with(Map<String, Object> told) {
        return new Activity(actorId, action, objectId, told);
    }
}
