package dev.tino.compat.finance.name;

import java.util.List;
import java.util.UUID;

/** A category or type with the number that clients know it by. */
public record Numbered(UUID id, String name, long number) {

    /** Null when there is none of that number. */
    public static Numbered find(List<Numbered> names, long number) {
        return names.stream().filter(name -> name.number() == number).findFirst().orElse(null);
    }
}
