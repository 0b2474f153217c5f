package dev.tino.chat.assistant;

import io.smallrye.mutiny.Multi;

/** Answers what users say. One bean each; {@code tino.chat.provider} names the one that does. */
public interface Assistant {

    /** Its name in the settings, such as {@code ollama}. */
    String name();

    /** Answers that it takes on at a time on a node; what comes on top is kept from it until its turn comes. */
    default int atOnce() {
        return Integer.MAX_VALUE;
    }

    /**
     * The answer, piece by piece. Subscribed on an event loop; must not block it. Cancelling the subscription ends whatever
     * goes on for it, connections to a model included, at once.
     *
     * @return fails with a {@link dev.tino.core.error.Failure} whose code and detail are shown to the user; what came before
     *         is kept
     */
    Multi<Piece> answer(Prompt prompt);
}
