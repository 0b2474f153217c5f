package dev.tino.models;

import java.util.Map;
import java.util.Optional;

/**
 * Which versions stand for a name.
 *
 * @param roles the version of each role: of {@link #CHAMPION}, and of each algorithm the latest that it trained
 */
record Lineup(Map<String, ModelVersion> roles) {

    static final String CHAMPION = "";

    Lineup {
        roles = Map.copyOf(roles);
    }

    Optional<ModelVersion> of(String role) {
        return Optional.ofNullable(roles.get(role));
    }

    boolean isEmpty() {
        return roles.isEmpty();
    }

    boolean has(ModelVersion version) {
        return roles.containsValue(version);
    }
}
