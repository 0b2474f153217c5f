package dev.tino.chat.provider.protocol;

import java.util.function.Consumer;

/** Reads one answer, line by line. */
public interface AnswerReader {

    /**
     * @param line without what ended it
     * @param text takes what is new of the answer
     * @return whether the answer is complete, whatever may still come
     * @throws dev.tino.core.error.Failure when it is none, or tells of an error
     */
    boolean read(String line, Consumer<String> text);

    /**
     * Nothing more comes.
     *
     * @throws dev.tino.core.error.Failure when the answer is not complete
     */
    void end(Consumer<String> text);
}
