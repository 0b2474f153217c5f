package dev.tino.chat.run;

/**
 * A run as it is found.
 *
 * @param number of the message that it answers, in its talk
 * @param events how many it has
 */
record FoundRun(RunView view, int number, int events) {
}
