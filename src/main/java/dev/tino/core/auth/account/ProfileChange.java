package dev.tino.core.auth.account;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

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

    /** What to write, by column; nothing for what was left out. */
    Map<String, Object> columns() {
        var columns = new LinkedHashMap<String, Object>();
        if (email != null) {
            columns.put("email", Registration.lowerCase(email));
        }
        put(columns, "username", username, Registration::lowerCase);
        put(columns, "name", name, Registration::clean);
        put(columns, "department", department, Registration::clean);
        put(columns, "job_title", jobTitle, Registration::clean);
        return columns;
    }

    private static void put(Map<String, Object> columns, String name, Optional<String> value, UnaryOperator<String> form) {
        if (value != null) {
            columns.put(name, value.map(form).orElse(null));
        }
    }
}
