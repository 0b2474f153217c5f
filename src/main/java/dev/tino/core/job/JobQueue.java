package dev.tino.core.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.id.uuid.UuidVersion7Strategy;

import dev.tino.core.crypto.Sealed;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * The queue, fair between owners by start-time fair queuing (Goyal, Vin, Cheng: Start-time Fair Queuing, SIGCOMM 1996): a
 * job's turn is the one behind its owner's last, but not before the turn that the whole queue has come to, which is that of
 * the job in service. Whoever queues a thousand jobs takes a thousand turns; somebody who comes later gets the present one.
 */
@ApplicationScoped
class JobQueue {

    /** In the place of the owner of Tino's own jobs, which all together count as one owner's. */
    static final UUID NOBODY = new UUID(0, 0);

    /** The turn of a job that is queued now; the owner is $2. */
    static final String TURN = """
            greatest(coalesce((select max(turn) + 1 from job where status = 'pending' and %s), 0),
                     coalesce((select max(turn) from job where status = 'running'),
                              (select turn from job where status = 'pending' and run_at <= now() order by turn, id limit 1), 0))""";
    static final String OF_OWNER = "owner_id = $2";
    static final String OF_NOBODY = "owner_id is null and $2::uuid is null";

    private static final String INSERT = """
            with changed as (
                insert into job (id, owner_id, kind, status, turn, run_at)
                values ($1, $2, $3, 'pending', %s, now() + make_interval(secs => $4)) returning job as j
            ), noted as (
                insert into job_event (job_id, number, type, data) select (j).id, (j).events, 'pending', job_view(j) from changed
            )
            insert into job_content (job_id, name, position, bytes, bytes_key)
            select (j).id, 'input', part.position - 1, part.bytes, part.key
              from changed, unnest($5::bytea[], $6::text[]) with ordinality as part(bytes, key, position)""";
    private static final String INSERT_OF_OWNER = INSERT.formatted(TURN.formatted(OF_OWNER));
    private static final String INSERT_OF_NOBODY = INSERT.formatted(TURN.formatted(OF_NOBODY));

    private static final String MORE_INPUT = """
            insert into job_content (job_id, name, position, bytes, bytes_key)
            select $1, 'input', $2 + part.position - 1, part.bytes, part.key
              from unnest($3::bytea[], $4::text[]) with ordinality as part(bytes, key, position)""";

    /** More candidates than slots, for some may be over their owner's or their kind's share. */
    private static final String CLAIM = """
            with candidate as (
                select id, owner_id, kind, turn
                  from job
                 where status = 'pending' and run_at <= now() and kind || '/' || stage = any ($1)
                   and coalesce(owner_id, '00000000-0000-0000-0000-000000000000') <> all ($2)
                   and (cardinality($2::uuid[]) <> 1 or %s)%s
                 order by turn, id
                 limit 2 * $3::int
                   for no key update skip locked
            ), ranked as (
                select id, owner_id, kind, turn, row_number() over (partition by owner_id order by turn, id) as of_owner,
                       row_number() over (partition by kind order by turn, id) as of_kind
                  from candidate
            ), chosen as (
                select ranked.id
                  from ranked
                  left join unnest($4::uuid[], $5::int[]) as other(owner_id, held)
                         on other.owner_id = coalesce(ranked.owner_id, '00000000-0000-0000-0000-000000000000')
                  left join unnest($6::text[], $7::int[]) as kind(kind, free) on kind.kind = ranked.kind
                 where of_owner + coalesce(other.held, 0) <= $8 and (kind.free is null or of_kind <= kind.free)
                 order by ranked.turn, ranked.id
                 limit $3
            ), changed as (
                update job set status = $9, attempt = attempt + 1, tries = tries + (not handed_over)::int, handed_over = false,
                       worker = $10,
                       lease_until = now() + make_interval(secs => $11), started_at = coalesce(started_at, now()),
                       events = events + 1
                  from chosen where job.id = chosen.id
                returning job as j
            ), noted as (
                insert into job_event (job_id, number, type, data) select (j).id, (j).events, $9, job_view(j) from changed
            )
            select (j).id, (j).owner_id, (j).kind, (j).stage, (j).attempt, (j).failures, (j).done, (j).total,
                   (j).furthest, extract(epoch from clock_timestamp() - (j).run_at)::float8 as waited
              from changed order by (j).turn, (j).id""";
    /**
     * Whether anybody but the one owner who has his share has something to claim: a look at the index, where the scan in the
     * order of turns would pass through all that he has queued. The order says which index; in an exists it would be lost.
     */
    private static final String OTHERS = """
            (select true from job where status = 'pending' and run_at <= now() and kind || '/' || stage = any ($1)
                                    and %s order by owner_id, turn limit 1)""";
    private static final String ANY_OTHERS = Stream.of("owner_id < ($2::uuid[])[1]", "owner_id > ($2::uuid[])[1]",
            "owner_id is null and ($2::uuid[])[1] <> '00000000-0000-0000-0000-000000000000'").map(OTHERS::formatted)
            .collect(Collectors.joining(" or "));
    private static final String CLAIM_ANY = CLAIM.formatted(ANY_OTHERS, "");
    private static final String CLAIM_OFFERED = CLAIM.formatted("true", " and id = any ($12)");

    private final Pool pool;
    private final JobContents contents;

    JobQueue(Pool pool, JobContents contents) {
        this.pool = pool;
        this.contents = contents;
    }

    /**
     * What a node has room for.
     *
     * @param free slots
     * @param stages what it can do; see {@link JobHandlers#stages}
     * @param most jobs of one owner that it runs at a time
     * @param held how many of each owner it runs already, {@link #NOBODY} for Tino's own
     * @param room how many of a kind it may claim, for the kinds that have a limit
     * @param offered the jobs that it may claim, or null for any
     */
    record Room(int free, String[] stages, int most, Map<UUID, Integer> held, Map<String, Integer> room,
            Collection<UUID> offered) {

        UUID[] ownersWithTheirShare() {
            return held.entrySet().stream().filter(owner -> owner.getValue() >= most).map(Map.Entry::getKey)
                    .toArray(UUID[]::new);
        }

        String[] stagesWithRoom() {
            return Arrays.stream(stages)
                    .filter(stage -> room.getOrDefault(stage.substring(0, stage.lastIndexOf('/')), 1) > 0)
                    .toArray(String[]::new);
        }
    }

    /** Seals what a job is given. */
    Uni<SealedJob> seal(NewJob job) {
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        var bare = new NewJob(job.kind(), job.ownerId(), List.of(), job.delay());
        return contents.sealAll(id, JobRun.INPUT, job.input()).map(input -> new SealedJob(id, bare, input));
    }

    /** Puts a job into the queue, all of it or nothing: give it a client inside a transaction. */
    Uni<UUID> insert(SqlClient transaction, SealedJob sealed) {
        UUID id = sealed.id();
        NewJob job = sealed.job();
        List<List<Sealed>> slices = sealed.input();
        List<Sealed> first = slices.isEmpty() ? List.of() : slices.get(0);
        Uni<Void> inserted = transaction
                .preparedQuery(job.ownerId() == null ? INSERT_OF_NOBODY : INSERT_OF_OWNER)
                .execute(Tuple.of(id, job.ownerId(), job.kind(), job.delay().toMillis() / 1e3, bytes(first), keys(first)))
                .replaceWithVoid();
        int position = first.size();
        for (List<Sealed> slice : slices.subList(Math.min(1, slices.size()), slices.size())) {
            int from = position;
            inserted = inserted.chain(() -> transaction.preparedQuery(MORE_INPUT)
                    .execute(Tuple.of(id, from, bytes(slice), keys(slice)))).replaceWithVoid();
            position += slice.size();
        }
        return inserted.replaceWith(id);
    }

    private static Buffer[] bytes(List<Sealed> parts) {
        return parts.stream().map(part -> Buffer.buffer(part.bytes())).toArray(Buffer[]::new);
    }

    private static String[] keys(List<Sealed> parts) {
        return parts.stream().map(Sealed::keyId).toArray(String[]::new);
    }

    /**
     * Claims the first jobs of the queue for which there is room.
     *
     * @param held the state that they are claimed into
     */
    Uni<List<ClaimedJob>> claim(Room room, JobState held) {
        var parameters = Tuple.of(room.stagesWithRoom(), room.ownersWithTheirShare(), room.free(),
                room.held().keySet().toArray(UUID[]::new), room.held().values().toArray(Integer[]::new));
        parameters.addValue(room.room().keySet().toArray(String[]::new))
                .addValue(room.room().values().toArray(Integer[]::new))
                .addInteger(room.most()).addString(held.status().text()).addString(held.worker())
                .addDouble(held.leaseSeconds());
        if (room.offered() != null) {
            parameters.addValue(room.offered().toArray(UUID[]::new));
        }
        return pool.preparedQuery(room.offered() == null ? CLAIM_ANY : CLAIM_OFFERED).execute(parameters).map(rows -> {
            var claimed = new ArrayList<ClaimedJob>(rows.rowCount());
            rows.forEach(row -> claimed.add(ClaimedJob.of(row)));
            return claimed;
        });
    }
}
