package dev.tino.credit.scoring;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.tino.core.crypto.Sealed;
import dev.tino.core.crypto.SealedColumn;
import dev.tino.credit.dataset.SealedDataset;
import dev.tino.credit.dataset.SealedJson;
import dev.tino.credit.dataset.field.Features;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** What is known of the versions of companies' models besides their files. One that is there never changes. */
@ApplicationScoped
public class ScoringVersions {

    private static final SealedColumn FEATURES = new SealedColumn("credit_model", List.of("company_id", "version"), "features");
    private static final SealedColumn REPORT = new SealedColumn("credit_model", List.of("company_id", "version"), "report");

    private static final int MOST_KNOWN = 1_000;
    private static final Duration UNUSED = Duration.ofHours(1);

    private static final String ADD = """
            insert into credit_model (company_id, version, dataset_id, dataset_hash, features, features_key, report, report_key,
                                      created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing""";
    private static final String SELECT = "select * from credit_model where company_id = $1 and version = $2";

    private final Pool pool;
    private final SealedJson json;
    private final Cache<Key, ScoringVersion> known = Caffeine.newBuilder().maximumSize(MOST_KNOWN).expireAfterAccess(UNUSED)
            .build();

    ScoringVersions(Pool pool, SealedJson json) {
        this.pool = pool;
        this.json = json;
    }

    private record Key(UUID companyId, int version) {
    }

    /** What is sealed of the fields. */
    private record Fields(Features features, Set<String> ignored) {
    }

    @Produces
    @Singleton
    static SealedColumn features() {
        return FEATURES;
    }

    @Produces
    @Singleton
    static SealedColumn report() {
        return REPORT;
    }

    /** In the transaction that stores the file. */
    Uni<Void> add(SqlClient transaction, UUID companyId, int version, SealedDataset dataset, ScoringReport report) {
        Sealed fields = json.seal(new Fields(dataset.features(), ignored(dataset)), FEATURES.context(companyId, version));
        Sealed told = json.seal(report, REPORT.context(companyId, version));
        return transaction.preparedQuery(ADD)
                .execute(Tuple.from(Arrays.asList(companyId, version, dataset.id(), dataset.hash(),
                        Buffer.buffer(fields.bytes()), fields.keyId(), Buffer.buffer(told.bytes()), told.keyId(),
                        OffsetDateTime.now(ZoneOffset.UTC))))
                .replaceWithVoid();
    }

    /** The customer's number and protected fields: whole records can be sent, and no decision rests on these. */
    private static Set<String> ignored(SealedDataset dataset) {
        Set<String> ignored = new TreeSet<>(dataset.protectedFields());
        if (dataset.idField() != null) {
            ignored.add(dataset.idField());
        }
        return ignored;
    }

    /** Empty when the company has no such version. */
    public Uni<Optional<ScoringVersion>> find(UUID companyId, int version) {
        ScoringVersion found = known.getIfPresent(new Key(companyId, version));
        return found != null ? Uni.createFrom().item(Optional.of(found))
                : read(companyId, version)
                        .invoke(read -> read.ifPresent(there -> known.put(new Key(companyId, version), there)));
    }

    /**
     * The same as it lies in the database now, whatever this node has in memory; fails with an {@link IllegalStateException}
     * when it is not what was sealed there.
     */
    public Uni<Optional<ScoringVersion>> read(UUID companyId, int version) {
        return row(companyId, version).map(found -> found.map(row -> {
            var fields = json.open(sealed(row, FEATURES), FEATURES.context(companyId, version), Fields.class);
            return new ScoringVersion(version, row.getUUID("dataset_id"), fields.features(), fields.ignored());
        }));
    }

    Uni<Optional<ScoringReport>> report(UUID companyId, int version) {
        return row(companyId, version).map(found -> found
                .map(row -> json.open(sealed(row, REPORT), REPORT.context(companyId, version), ScoringReport.class)));
    }

    private Uni<Optional<Row>> row(UUID companyId, int version) {
        return pool.preparedQuery(SELECT).execute(Tuple.of(companyId, version)).map(rows -> rows.stream().findFirst());
    }

    private static Sealed sealed(Row row, SealedColumn column) {
        return new Sealed(row.getString(column.keyIdColumn()), row.getBuffer(column.column()).getBytes());
    }
}
