package dev.tino.core.web;

/** What a node does. Every node answers for its health and metrics. */
public enum NodeRole {
    /** Serves the API. */
    API,
    /** Runs jobs. */
    WORKER
}
