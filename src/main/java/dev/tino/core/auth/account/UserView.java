package dev.tino.core.auth.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An account as its holder and administrators see it.
 *
 * @param email null for an account that only machines use
 */
public record UserView(UUID id, @Schema(nullable = true) String email, @Schema(nullable = true) String username,
        @Schema(nullable = true) String name, @Schema(nullable = true) String department,
        @Schema(nullable = true) String jobTitle, List<String> roles, Instant createdAt) {

    static UserView of(User user) {
        return new UserView(user.id, user.email, user.username, user.name, user.department, user.jobTitle,
                user.roles.stream().sorted().toList(), user.createdAt);
    }
}
