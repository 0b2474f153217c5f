package dev.tino.core.auth.session;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

@MessageBundle("session")
public interface SessionMessages {

    @Message("Log in")
    String title();

    @Message("Records, models and decisions in one place.")
    String pitch();

    @Message("Person")
    String person();

    @Message("Company")
    String company();

    @Message("E-mail or user name")
    String user();

    @Message("Password")
    String password();

    @Message("Token")
    String token();

    @Message("The token that the company got when it registered.")
    String tokenHint();

    @Message("Log in")
    String enter();

    @Message("The user or the password is wrong.")
    String wrongPassword();

    @Message("This is no valid token of a company.")
    String wrongToken();
}
