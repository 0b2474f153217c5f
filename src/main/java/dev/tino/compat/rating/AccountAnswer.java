package dev.tino.compat.rating;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.tino.core.auth.account.UserView;

/** An account as its clients know it: whoever has no user name goes by his e-mail address. */
record AccountAnswer(@Schema(examples = "7") long id, @Schema(examples = "ana") String username) {

    static AccountAnswer of(long number, UserView user) {
        return new AccountAnswer(number, user.username() == null ? user.email() : user.username());
    }
}
