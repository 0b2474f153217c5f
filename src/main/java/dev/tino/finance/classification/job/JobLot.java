package dev.tino.finance.classification.job;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.tino.core.job.JobRun;
import io.smallrye.mutiny.Uni;

/**
 * One of the lots that a job's input holds, behind a first part that tells how many lines they make.
 *
 * @param index from 0
 * @param lots how many there are
 * @param lines how many all of them hold
 */
record JobLot(int index, int lots, int lines) {

    static List<byte[]> input(Lots lots) {
        var input = new ArrayList<byte[]>(lots.cut().size() + 1);
        input.add(ByteBuffer.allocate(Integer.BYTES).putInt(lots.lines()).array());
        input.addAll(lots.cut());
        return input;
    }

    static Uni<List<JobLot>> all(JobRun run) {
        return run.part(JobRun.INPUT, 0).map(size -> all(ByteBuffer.wrap(size).getInt()));
    }

    private static List<JobLot> all(int lines) {
        int lots = (lines + Lots.LOT - 1) / Lots.LOT;
        return IntStream.range(0, lots).mapToObj(index -> new JobLot(index, lots, lines)).toList();
    }

    Uni<byte[]> read(JobRun run) {
        return run.part(JobRun.INPUT, index + 1);
    }

    boolean isFirst() {
        return index == 0;
    }

    boolean isLast() {
        return index == lots - 1;
    }

    /** How many lines are done when this lot is. */
    int linesDone() {
        return Math.min(lines, (index + 1) * Lots.LOT);
    }
}
