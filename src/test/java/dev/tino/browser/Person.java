package dev.tino.browser;

import java.util.Locale;

/** Those whom the demonstration makes up; the analyst sees what the user does. */
enum Person {

    ADMIN,
    USER,
    ANALYST,
    COMPANY;

    String username() {
        return name().toLowerCase(Locale.ROOT);
    }
}
