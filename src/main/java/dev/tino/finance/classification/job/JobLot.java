package dev.tino.finance.classification.job;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.tino.core.job.JobRun;
import io.smallrye.mutiny.Uni;

/**
 * One of the lots that a job's input holds, behind a first part that tells where each of them ends: so a job goes on where
 * lots are cut otherwise than where it was submitted.
 *
 * @param index from 0
 * @param lots how many there are
 * @param begin its first line, from 0
 * @param end the line behind its last
 * @param lines how many all of them hold
 */
record JobLot(int index, int lots, int begin, int end, int lines) {

    static List<byte[]> input(Lots lots) {
        var input = new ArrayList<byte[]>(lots.cut().size() + 1);
        ByteBuffer ends = ByteBuffer.allocate(lots.cut().size() * Integer.BYTES);
        lots.ends().forEach(ends::putInt);
        input.add(ends.array());
        input.addAll(lots.cut());
        return input;
    }

    static Uni<List<JobLot>> all(JobRun run) {
        return run.part(JobRun.INPUT, 0).map(JobLot::all);
    }

    static List<JobLot> all(byte[] firstPart) {
        int[] ends = new int[firstPart.length / Integer.BYTES];
        ByteBuffer.wrap(firstPart).asIntBuffer().get(ends);
        return IntStream.range(0, ends.length)
                .mapToObj(i -> new JobLot(i, ends.length, i == 0 ? 0 : ends[i - 1], ends[i], ends[ends.length - 1])).toList();
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
}
