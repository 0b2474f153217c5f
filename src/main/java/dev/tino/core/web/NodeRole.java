package dev.tino.core.web;

import java.util.Arrays;

/** What a node does. Every node answers for its health and metrics. */
public enum NodeRole {
    /** Serves the API. */
    API,
    /** Runs jobs. */
    WORKER;

    /** Whether names with commas between them are all roles. */
    public static boolean areNames(String names) {
        return Arrays.stream(names.split(",", -1))
                .allMatch(name -> Arrays.stream(values()).anyMatch(role -> role.isAmong(name)));
    }

    /** Whether names with commas between them name this one. */
    public boolean isAmong(String names) {
        return Arrays.stream(names.split(",")).anyMatch(name -> name().equalsIgnoreCase(name.strip()));
    }
}
