package dev.tino.finance.classification.job;

import java.nio.ByteBuffer;

/** The first part of a job's input: how many lines the lots behind it hold. */
record JobSize(int lines) {

    static JobSize of(byte[] bytes) {
        return new JobSize(ByteBuffer.wrap(bytes).getInt());
    }

    byte[] bytes() {
        return ByteBuffer.allocate(Integer.BYTES).putInt(lines).array();
    }
}
