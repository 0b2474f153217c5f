package dev.tino.core.auth.account;

import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.id.uuid.UuidVersion7Strategy;

import dev.tino.core.web.PlainText;

/** What somebody tells of himself to get an account. */
public record Registration(
        @NotNull @PlainText(max = 254) @Email @Schema(examples = "ana@example.com") String email,
        @NotNull @Size(min = Passwords.SHORTEST, max = Passwords.LONGEST) @Schema(examples = "correct horse battery") String password,
        @PlainText(max = 140) @Schema(examples = "Ana Souza") String name,
        @Pattern(regexp = Registration.USERNAME, message = Registration.USERNAME_RULE) @Schema(examples = "ana") String username) {

    static final String USERNAME = "[A-Za-z0-9._-]{3,40}";
    static final String USERNAME_RULE = "must be 3 to 40 letters, digits, dots, dashes or underscores";

    User toUser(String passwordHash, List<String> roles) {
        var user = new User();
        user.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        user.email = lowerCase(email);
        user.username = username == null ? null : lowerCase(username);
        user.name = name == null ? null : clean(name);
        user.passwordHash = passwordHash;
        user.roles = roles;
        user.createdAt = Instant.now();
        return user;
    }

    static String lowerCase(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    static String clean(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }

    @Override
    public String toString() {
        return "Registration[email=%s]".formatted(email);
    }
}
