package dev.tino.core.auth.token;

import java.util.Set;

/** What the database says of an account now. */
public record Standing(Set<String> roles) {
}
