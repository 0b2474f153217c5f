package dev.tino.compat.chat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.compat.LegacyKind;
import dev.tino.compat.LegacyNumbers;
import io.smallrye.mutiny.Uni;

/**
 * Ids in the form of <a href="https://www.mongodb.com/docs/manual/reference/bson-types/#objectid">MongoDB's</a>: 24
 * hexadecimal digits, of which the first 8 tell the second in which something was made and the others its number here.
 */
@ApplicationScoped
class ObjectIds {

    private static final Pattern OBJECT_ID = Pattern.compile("\\p{XDigit}{24}");
    private static final Pattern UUID_FORM = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final int SECONDS_DIGITS = 8;

    private final LegacyNumbers numbers;

    ObjectIds(LegacyNumbers numbers) {
        this.numbers = numbers;
    }

    Uni<Map<UUID, String>> of(LegacyKind kind, UUID ownerId, Collection<UUID> ids) {
        return numbers.of(kind, ownerId, ids).map(known -> ids.stream().distinct()
                .collect(Collectors.toMap(id -> id, id -> text(id, known.get(id)))));
    }

    Uni<String> of(LegacyKind kind, UUID ownerId, UUID id) {
        return of(kind, ownerId, List.of(id)).map(ids -> ids.get(id));
    }

    /** What has this id, or null when nothing of the owner's has; a UUID is taken as it is. */
    Uni<UUID> find(LegacyKind kind, UUID ownerId, String text) {
        if (UUID_FORM.matcher(text).matches()) {
            return Uni.createFrom().item(UUID.fromString(text));
        }
        if (!OBJECT_ID.matcher(text).matches()) {
            return Uni.createFrom().nullItem();
        }
        long number = Long.parseUnsignedLong(text, SECONDS_DIGITS, text.length(), 16);
        return numbers.find(kind, ownerId, number)
                .map(id -> id != null && text(id, number).equalsIgnoreCase(text) ? id : null);
    }

    /** Ids of ours begin with the milliseconds since 1970, in 48 bits. */
    private static String text(UUID id, long number) {
        return "%08x%016x".formatted((int) ((id.getMostSignificantBits() >>> 16) / 1_000), number);
    }
}
