package dev.tino.chat.run;

import dev.tino.chat.talk.Said;

/**
 * A run that was begun.
 *
 * @param said what it answers, when that was said just now
 * @param work what is to be done now
 */
public record Started(Said said, RunView run, NewRun work) {
}
