package dev.tino.models;

/**
 * Which model gave an answer.
 *
 * @param version counts up from 1 under each name
 */
public record ModelVersion(String name, int version) {

    /** As people are told of it. */
    @Override
    public String toString() {
        return "Version " + version + " of " + name;
    }
}
