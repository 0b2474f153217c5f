package dev.tino.models.release;

import java.time.Instant;
import java.util.UUID;

/**
 * A line of the timeline: which version serves under a name from when on, until the next line.
 *
 * @param sequence counts up from 1 under each name
 * @param ownerId whose model it is, or null when it is everybody's
 * @param actorId who did it or asked for the training; null for Tino itself, and once the account is erased
 */
public record Champion(String name, int sequence, int version, String sha256, Act act, String reason, UUID ownerId,
        UUID actorId, Instant since) {

    /** Whether a person chose it, and not its release. */
    public boolean chosenByHand() {
        return act != Act.RELEASED;
    }

    /** How a version became the champion. */
    public enum Act {
        /** By its release, at the start or after a training. */
        RELEASED("released"),
        /** By hand. */
        PROMOTED("promoted"),
        /** By hand, back to one that was the champion before. */
        ROLLED_BACK("rolled-back");

        private final String word;

        Act(String word) {
            this.word = word;
        }

        /** As it is stored and shown. */
        public String word() {
            return word;
        }

        static Act of(String word) {
            for (Act act : values()) {
                if (act.word.equals(word)) {
                    return act;
                }
            }
            throw new IllegalArgumentException(word);
        }
    }
}
