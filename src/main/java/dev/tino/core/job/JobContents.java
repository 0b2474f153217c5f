package dev.tino.core.job;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.tino.core.crypto.KeyRing;
import dev.tino.core.crypto.Sealed;
import dev.tino.core.crypto.SealedColumn;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** What jobs hold, sealed at rest and opened part by part. */
@ApplicationScoped
public class JobContents {

    private static final SealedColumn COLUMN = new SealedColumn("job_content", List.of("job_id", "name", "position"), "bytes");

    private static final String PART = "select bytes, bytes_key from job_content where job_id = $1 and name = $2 and position = $3";
    private static final String COUNT = "select count(*)::int from job_content where job_id = $1 and name = $2";

    /** What is sealed or opened in less time than it takes to change threads. */
    private static final int SMALL = 32 * 1024;
    private static final int WORKERS = 2;
    /** Of parts that go into one statement. */
    private static final int SLICE = 1024 * 1024;

    private final Pool pool;
    private final KeyRing keys;
    /** Few, and not those that hash passwords: neither waits for the other. */
    private final WorkerExecutor workers;

    JobContents(Pool pool, KeyRing keys, Vertx vertx) {
        this.pool = pool;
        this.keys = keys;
        this.workers = vertx.createSharedWorkerExecutor("job-contents", WORKERS);
    }

    @Produces
    @Singleton
    static SealedColumn column() {
        return COLUMN;
    }

    /** How many parts a content has. */
    public Uni<Integer> count(UUID jobId, String name) {
        return pool.preparedQuery(COUNT).execute(Tuple.of(jobId, name)).map(rows -> rows.iterator().next().getInteger(0));
    }

    /** One part, or null when it is not there. */
    public Uni<byte[]> part(UUID jobId, String name, int position) {
        return pool.preparedQuery(PART).execute(Tuple.of(jobId, name, position)).chain(rows -> {
            if (rows.rowCount() == 0) {
                return Uni.createFrom().nullItem();
            }
            Row row = rows.iterator().next();
            var sealed = new Sealed(row.getString("bytes_key"), row.getBuffer("bytes").getBytes());
            return compute(sealed.bytes().length, () -> keys.open(sealed, COLUMN.context(jobId, name, position)));
        });
    }

    Uni<Sealed> seal(UUID jobId, String name, int position, byte[] content) {
        return compute(content.length, () -> keys.seal(content, COLUMN.context(jobId, name, position)));
    }

    /** Seals all parts of a content, in slices that go into one statement each. */
    Uni<List<List<Sealed>>> sealAll(UUID jobId, String name, List<byte[]> parts) {
        int length = parts.stream().mapToInt(part -> part.length).sum();
        return compute(length, () -> {
            var slices = new ArrayList<List<Sealed>>();
            int room = 0;
            for (int position = 0; position < parts.size(); position++) {
                byte[] part = parts.get(position);
                if (slices.isEmpty() || room < part.length) {
                    slices.add(new ArrayList<>());
                    room = SLICE;
                }
                slices.get(slices.size() - 1).add(keys.seal(part, COLUMN.context(jobId, name, position)));
                room -= part.length;
            }
            return slices;
        });
    }

    private <T> Uni<T> compute(int length, Callable<T> work) {
        return length <= SMALL ? Uni.createFrom().item(() -> call(work)) : workers.executeBlocking(work, false);
    }

    private static <T> T call(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
