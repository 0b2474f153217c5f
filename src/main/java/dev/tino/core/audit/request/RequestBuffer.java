package dev.tino.core.audit.request;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Requests that wait to be written, bounded in number and in memory. */
final class RequestBuffer {

    private final ArrayDeque<SeenRequest> waiting = new ArrayDeque<>();
    private final int most;
    private final long mostBytes;
    private long bytes;

    RequestBuffer(int most, long mostBytes) {
        this.most = most;
        this.mostBytes = mostBytes;
    }

    /** Takes a request in, unless it is full. */
    synchronized boolean offer(SeenRequest request) {
        long weight = request.weight();
        if (waiting.size() >= most || bytes + weight > mostBytes) {
            return false;
        }
        bytes += weight;
        waiting.add(request);
        return true;
    }

    /** Moves the oldest into a list, up to a size. */
    synchronized void moveInto(List<SeenRequest> batch, int size) {
        while (batch.size() < size && !waiting.isEmpty()) {
            SeenRequest oldest = waiting.remove();
            bytes -= oldest.weight();
            batch.add(oldest);
        }
    }

    synchronized int size() {
        return waiting.size();
    }

    synchronized List<SeenRequest> all() {
        var all = new ArrayList<>(waiting);
        waiting.clear();
        bytes = 0;
        return all;
    }
}
