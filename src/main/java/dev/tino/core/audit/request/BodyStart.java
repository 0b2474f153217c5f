package dev.tino.core.audit.request;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

import dev.tino.core.audit.request.redaction.Redaction;
import io.vertx.ext.web.RoutingContext;

/** The first bytes of a body, noted as its resource reads them. */
final class BodyStart {

    private static final String KEY = BodyStart.class.getName();

    private byte[] bytes;
    private int size;

    /** What was noted of a request's body, or null when nobody read it. */
    static BodyStart of(RoutingContext context) {
        return context.get(KEY);
    }

    /**
     * Notes what is read of a body.
     *
     * @return what is to be read in its stead
     */
    static InputStream note(RoutingContext context, InputStream body) throws IOException {
        var start = new BodyStart();
        context.put(KEY, start);
        if (!body.markSupported()) {
            return start.new Noting(body);
        }
        // It is all in memory already.
        body.mark(Redaction.MOST_BODY);
        start.bytes = body.readNBytes(Math.min(body.available(), Redaction.MOST_BODY));
        start.size = start.bytes.length;
        body.reset();
        return body;
    }

    int size() {
        return size;
    }

    byte[] bytes() {
        return bytes == null || bytes.length == size ? bytes : Arrays.copyOf(bytes, size);
    }

    private void add(byte[] read, int offset, int length) {
        if (bytes == null) {
            bytes = new byte[Redaction.MOST_BODY];
        }
        int fitting = Math.min(length, bytes.length - size);
        System.arraycopy(read, offset, bytes, size, fitting);
        size += fitting;
    }

    /** A stream that comes while it is read, such as a body of megabytes. */
    private final class Noting extends FilterInputStream {

        Noting(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            if (read >= 0) {
                add(new byte[] { (byte) read }, 0, 1);
            }
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (read > 0) {
                add(buffer, offset, read);
            }
            return read;
        }
    }
}
