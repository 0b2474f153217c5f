package dev.tino.core.idempotency;

import java.io.IOException;
import java.io.OutputStream;

/** What a request asks for, by which a repeat is told from another request. Read on the worker pool, only under a key. */
@FunctionalInterface
public interface Content {

    void writeTo(OutputStream out) throws IOException;
}
