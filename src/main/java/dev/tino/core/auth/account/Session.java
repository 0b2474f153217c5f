package dev.tino.core.auth.account;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.tino.core.auth.token.TokenPair;

/** What a log-in gives. */
public record Session(@JsonUnwrapped TokenPair tokens, UserView user) {
}
