package dev.tino.compat.recommender;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.core.auth.account.Registration;

/** Who wants to get in. This system knows no e-mail addresses; a user name with an @ is taken as one. */
record UserPassword(@Schema(examples = "ana") String username,
        @Schema(examples = "correct horse battery") String password) {

    /** Whom nobody can write to: <a href="https://www.rfc-editor.org/rfc/rfc2606#section-2">RFC 2606, 2</a>. */
    private static final String NO_HOST = "@users.invalid";

    /** Fails with this system's words when either is missing. */
    static UserPassword read(byte[] body, ObjectMapper json) {
        JsonNode read = JsonBody.read(body, json);
        var sent = new UserPassword(JsonBody.text(read, "username"), JsonBody.text(read, "password"));
        if (sent.username == null || sent.password == null) {
            throw Answers.error(400, "Usuário e senha são obrigatórios");
        }
        return sent;
    }

    Registration registration() {
        return username.indexOf('@') >= 0 ? new Registration(username, password, null, null)
                : new Registration(username + NO_HOST, password, null, username);
    }

    @Override
    public String toString() {
        return "UserPassword[username=%s]".formatted(username);
    }
}
