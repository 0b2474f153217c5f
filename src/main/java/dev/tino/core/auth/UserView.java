package dev.tino.core.auth;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

record UserView(UUID id, String email, @Schema(nullable = true) String username, @Schema(nullable = true) String name,
        List<String> roles) {

    static UserView of(User user) {
        return new UserView(user.id, user.email, user.username, user.name, List.of(user.role));
    }
}
