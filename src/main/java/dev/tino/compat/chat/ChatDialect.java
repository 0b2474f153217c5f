package dev.tino.compat.chat;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.chat.ChatError;
import dev.tino.compat.Bearer;
import dev.tino.compat.Dialect;
import dev.tino.compat.LegacyRefusal;
import dev.tino.compat.LegacyRoute;
import dev.tino.compat.LegacySystem;
import dev.tino.core.error.Problem;

/** {@code {"message": ...}}, which never holds the text of an exception. */
@ApplicationScoped
class ChatDialect implements Dialect {

    @Override
    public LegacySystem system() {
        return LegacySystem.CHAT;
    }

    @Override
    public int status(Problem problem, Bearer.State token) {
        return problem.status() == 422 ? 400 : problem.status();
    }

    @Override
    public Object body(Problem problem, Bearer.State token, LegacyRoute route) {
        if (problem.status() == 401) {
            return LegacyRefusal.message(switch (token) {
                case MISSING -> "Token is missing!";
                case EXPIRED -> "Token has expired!";
                case INVALID -> "Token is invalid!";
            });
        }
        if (problem.code().equals(ChatError.TALK_NOT_FOUND.name()) || problem.code().equals(ChatError.RUN_NOT_FOUND.name())) {
            return LegacyRefusal.message(ChatText.NO_TALK);
        }
        return LegacyRefusal.message(problem.status() == 500 ? "An error occurred: " + problem.traceId() : problem.detail());
    }
}
