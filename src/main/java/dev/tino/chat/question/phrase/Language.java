package dev.tino.chat.question.phrase;

/** What a question is asked in, and answered. */
public enum Language {
    PT,
    EN;

    /** The one of two texts that is in this language. */
    public <T> T choose(T portuguese, T english) {
        return this == PT ? portuguese : english;
    }
}
