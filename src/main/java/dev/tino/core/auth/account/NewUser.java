package dev.tino.core.auth.account;

import java.util.List;
import java.util.TreeSet;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.tino.core.web.PlainText;

/** An account that an administrator makes for somebody; of role user when none is named. */
record NewUser(
        @NotNull @PlainText(max = 254) @Email @Schema(examples = "bruno@example.com") String email,
        @NotNull @Size(min = Passwords.SHORTEST, max = Passwords.LONGEST) @Schema(examples = "another horse battery") String password,
        @PlainText(max = 140) @Schema(examples = "Bruno Lima") String name,
        @Pattern(regexp = Registration.USERNAME, message = Registration.USERNAME_RULE) @Schema(examples = "bruno") String username,
        @PlainText(max = 140) @Schema(examples = "Vendas") String department,
        @PlainText(max = 140) @Schema(examples = "Analista") String jobTitle,
        @Size(min = 1) @Schema(examples = "[\"user\", \"analyst\"]") List<@NotNull @RoleName String> roles) {

    User toUser(String passwordHash) {
        var user = new Registration(email, password, name, username).toUser(passwordHash,
                roles == null ? Roles.OF_EVERYBODY : List.copyOf(new TreeSet<>(roles)));
        user.department = department == null ? null : Registration.clean(department);
        user.jobTitle = jobTitle == null ? null : Registration.clean(jobTitle);
        return user;
    }

    @Override
    public String toString() {
        return "NewUser[email=%s]".formatted(email);
    }
}
