package dev.tino.core.job;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** This node as the others know it: another one after each start, so that nobody takes it for what it was before. */
@ApplicationScoped
public class JobNode {

    private final String id = UUID.randomUUID().toString();

    public String id() {
        return id;
    }
}
