package dev.tino.core.auth.account;

import java.util.Optional;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonAutoDetect;

import dev.tino.core.web.PlainText;

/** What to change of one's own account. A field left out stays as it is; one that may be empty is emptied by null. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
class ProfileChange {
    @PlainText(max = 254)
    @Email
    @Schema(examples = "ana@example.com")
    String email;
    @Schema(implementation = String.class, nullable = true, examples = "ana")
    Optional<@Pattern(regexp = Registration.USERNAME, message = Registration.USERNAME_RULE) String> username;
    @Schema(implementation = String.class, nullable = true, examples = "Ana Souza")
    Optional<@PlainText(max = 140) String> name;
    @Schema(implementation = String.class, nullable = true, examples = "Vendas")
    Optional<@PlainText(max = 140) String> department;
    @Schema(implementation = String.class, nullable = true, examples = "Gerente")
    Optional<@PlainText(max = 140) String> jobTitle;

    void applyTo(User user) {
        if (email != null) {
            user.email = Registration.lowerCase(email);
        }
        if (username != null) {
            user.username = username.map(Registration::lowerCase).orElse(null);
        }
        if (name != null) {
            user.name = name.map(Registration::clean).orElse(null);
        }
        if (department != null) {
            user.department = department.map(Registration::clean).orElse(null);
        }
        if (jobTitle != null) {
            user.jobTitle = jobTitle.map(Registration::clean).orElse(null);
        }
    }
}
