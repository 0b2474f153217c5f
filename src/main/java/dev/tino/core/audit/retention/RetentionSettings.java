package dev.tino.core.audit.retention;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.tino.core.audit.activity.Activities;
import dev.tino.core.audit.activity.Activity;
import dev.tino.core.audit.retention.RetentionChange.Item;
import dev.tino.core.audit.retention.RetentionDays.Source;
import dev.tino.core.error.Failure;
import dev.tino.core.error.Violation;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** How long things are kept: what was set by the API, else the configuration, else what their owners think fit. */
@ApplicationScoped
class RetentionSettings {

    private static final String SAVE = """
            insert into retention_setting (name, days, changed_at, changed_by) values ($1, $2, $3, $4)
            on conflict (name) do update set days = $2, changed_at = $3, changed_by = $4""";

    private static final Logger LOG = Logger.getLogger(RetentionSettings.class);

    private final List<Retained> kept;
    private final RetentionConfig config;
    private final Pool pool;
    private final Activities activities;

    RetentionSettings(@All List<Retained> kept, RetentionConfig config, Pool pool, Activities activities) {
        this.kept = kept.stream().sorted(Comparator.comparing(Retained::name)).toList();
        this.config = config;
        this.pool = pool;
        this.activities = activities;
        var unknown = new TreeSet<>(config.days().keySet());
        kept.forEach(each -> unknown.remove(each.name()));
        if (!unknown.isEmpty()) {
            LOG.warnf("tino.retention.days names what nobody keeps: %s", unknown);
        }
    }

    /** All that is kept for a time, in the order of names. */
    List<Retained> kept() {
        return kept;
    }

    /** The days of each, in the order of names. */
    Uni<List<RetentionDays>> days() {
        return pool.query("select name, days from retention_setting").execute().map(rows -> {
            var set = new HashMap<String, Integer>();
            rows.forEach(row -> set.put(row.getString("name"), row.getInteger("days")));
            return kept.stream().map(each -> days(each, set)).toList();
        });
    }

    private RetentionDays days(Retained each, Map<String, Integer> set) {
        String name = each.name();
        if (set.containsKey(name)) {
            return new RetentionDays(name, set.get(name), Source.API);
        }
        Integer configured = config.days().get(name);
        return configured == null ? new RetentionDays(name, each.defaultDays(), Source.DEFAULT)
                : new RetentionDays(name, configured, Source.PROPERTY);
    }

    /** Sets days, all or none. */
    Uni<Void> change(UUID actorId, List<Item> items) {
        check(items);
        // In one order, so that two changes at once wait for each other and do not lock each other out.
        List<Item> ordered = items.stream().sorted(Comparator.comparing(Item::name)).toList();
        return pool.withTransaction(transaction -> Multi.createFrom().iterable(ordered)
                .onItem().transformToUniAndConcatenate(item -> save(transaction, actorId, item))
                .onItem().ignoreAsUni());
    }

    private Uni<Void> save(SqlClient transaction, UUID actorId, Item item) {
        return transaction.preparedQuery(SAVE)
                .execute(Tuple.of(item.name(), item.days(), Instant.now().atOffset(ZoneOffset.UTC), actorId))
                .chain(() -> activities.record(transaction,
                        Activity.of(actorId, "retention.changed", item.name()).with(Map.of("days", item.days()))));
    }

    private void check(List<Item> items) {
        var violations = new ArrayList<Violation>();
        var seen = new HashSet<String>();
        for (int i = 0; i < items.size(); i++) {
            String name = items.get(i).name();
            if (kept.stream().noneMatch(each -> each.name().equals(name))) {
                violations.add(new Violation("items[" + i + "].name", "is not the name of anything that is kept"));
            } else if (!seen.add(name)) {
                violations.add(new Violation("items[" + i + "].name", "stands here twice"));
            }
        }
        if (!violations.isEmpty()) {
            throw Failure.invalid(violations);
        }
    }
}
