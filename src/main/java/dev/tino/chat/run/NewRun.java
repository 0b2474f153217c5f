package dev.tino.chat.run;

import java.util.UUID;

/**
 * A run that this node is to do.
 *
 * @param number of the message that it answers, in its talk
 * @param isAnalyst whether whoever asks may have SQL of any kind run
 */
public record NewRun(UUID id, UUID ownerId, UUID talkId, UUID messageId, int number, boolean isAnalyst) {
}
