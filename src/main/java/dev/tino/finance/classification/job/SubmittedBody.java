package dev.tino.finance.classification.job;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

import dev.tino.core.error.CoreError;
import dev.tino.finance.RequestLimits;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * A body as it came, until somebody takes it: whoever still knows of it then holds nothing of it. A parameter of the
 * resource would be held until the answer is out.
 */
public final class SubmittedBody {

    private static final int LARGE = 1 << 20;

    private final List<byte[]> chunks = new ArrayList<>();
    private int length;

    private SubmittedBody() {
    }

    /** @return fails when it is larger than the route takes */
    public static Uni<SubmittedBody> read(Multi<byte[]> chunks) {
        return chunks.collect().in(SubmittedBody::new, SubmittedBody::add);
    }

    private void add(byte[] chunk) {
        // One that declares its length is refused before; another one comes here first.
        if (length + chunk.length > RequestLimits.HUNDRED_THOUSAND_LINES) {
            throw CoreError.TOO_LARGE.because("The body is larger than the %d bytes taken here",
                    RequestLimits.HUNDRED_THOUSAND_LINES);
        }
        chunks.add(chunk);
        length += chunk.length;
    }

    /** Whether it takes so much memory that few may be worked on at a time. */
    boolean isLarge() {
        return length > LARGE;
    }

    public void writeTo(OutputStream out) throws IOException {
        for (byte[] chunk : chunks) {
            out.write(chunk);
        }
    }

    /** All of it, once. */
    byte[] take() {
        byte[] body = new byte[length];
        int position = 0;
        for (byte[] chunk : chunks) {
            System.arraycopy(chunk, 0, body, position, chunk.length);
            position += chunk.length;
        }
        chunks.clear();
        return body;
    }
}
