package dev.tino.bench;

/**
 * One measurement of the service.
 *
 * @param cpuMicros of the service's process, a line
 * @param peakResidentKb the most memory that the process held in RAM during this measurement
 * @param firstLineOutBeforeLastIn null where the question makes no sense
 */
record Measured(double cpuMicros, double linesPerSecond, long peakResidentKb, Boolean firstLineOutBeforeLastIn) {
}
