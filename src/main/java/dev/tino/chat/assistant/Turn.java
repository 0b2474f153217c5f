package dev.tino.chat.assistant;

/** Something that was said in a talk. */
public record Turn(Speaker speaker, String text) {

    public enum Speaker {
        USER,
        ASSISTANT
    }
}
