package dev.tino.core.demo;

import java.util.Optional;

import io.smallrye.mutiny.Uni;

/** Where the people of the demonstration come from. */
public interface DemoAccounts {

    /** Those who are missing are made; none are there, and none are made, where others have accounts already. */
    Uni<Optional<DemoPeople>> people();
}
