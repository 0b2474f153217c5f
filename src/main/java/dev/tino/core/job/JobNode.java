package dev.tino.core.job;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** This node as the others know it: another one after each start, so that nobody takes it for what it was before. */
@ApplicationScoped
class JobNode {

    private final String id = UUID.randomUUID().toString();

    String id() {
        return id;
    }
}
