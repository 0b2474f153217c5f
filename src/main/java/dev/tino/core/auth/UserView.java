package dev.tino.core.auth;

import java.util.List;
import java.util.UUID;

record UserView(UUID id, String email, String username, String name, List<String> roles) {

    static UserView of(User user) {
        return new UserView(user.id, user.email, user.username, user.name, List.of(user.role));
    }
}
