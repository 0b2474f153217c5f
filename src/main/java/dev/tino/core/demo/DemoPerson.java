package dev.tino.core.demo;

import java.util.UUID;

/**
 * Somebody of the demonstration.
 *
 * @param token gets him in, the same at each start
 */
public record DemoPerson(UUID id, String token) {

    @Override
    public String toString() {
        return "DemoPerson[%s]".formatted(id);
    }
}
