package dev.tino.finance.corpus;

/** The lexicon says something that cannot be; the message names file and line. */
public class LexiconException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LexiconException(String problems) {
        super(problems);
    }

    LexiconException(String place, String problem) {
        this(place + ": " + problem);
    }
}
