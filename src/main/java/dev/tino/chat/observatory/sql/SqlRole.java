package dev.tino.chat.observatory.sql;

import java.util.List;
import java.util.stream.Collectors;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

/**
 * The role of the database that others' SQL runs under: it may log in and read the listed views. Made, or put right, by
 * each node that starts. What cannot be put right, such as a right that somebody else gave it, is a reason to use it for
 * nothing.
 */
final class SqlRole {

    static final String CANNOT_BE_MADE = "The database does not let Tino make a user that can only read the listed views";
    static final String CAN_DO_MORE = "The database user for it can do more than read the listed views";

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    /** Roles belong to all databases of a server; the number is this one's. */
    private static final String NAME = "select 'tino_sql_' || oid from pg_database where datname = current_database()";
    /** One node at a time. */
    static final String ALONE = "select pg_advisory_xact_lock(hashtextextended('observatory.sql-role', 0))";
    private static final String EXISTING = """
            select rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls or exists (
                       select from pg_auth_members where member = pg_roles.oid)
              from pg_roles where rolname = $1""";
    /** Of what belongs to Tino: to read it, or to write it in any way. */
    private static final String REACHED = """
            select string_agg(c.oid::regclass::text, ', ') from pg_class c
             where c.relowner = (select oid from pg_roles where rolname = current_user) and c.relkind in ('r', 'p', 'v', 'm', 'f')
               and not (c.relnamespace = 'observatory'::regnamespace and c.relkind = 'v' and c.relname = any ($2)
                        and not has_table_privilege($1, c.oid, 'insert, update, delete, truncate, references, trigger'))
               and (has_table_privilege($1, c.oid, 'select, insert, update, delete, truncate, references, trigger')
                    or has_any_column_privilege($1, c.oid, 'select, insert, update, references'))""";
    /** Since PostgreSQL 14. */
    private static final String IDLE = """
            do $$ begin
                if current_setting('server_version_num')::int >= 140000 then
                    alter role %s set idle_session_timeout = '1min';
                end if;
            end $$""";
    private static final String MAY_CONNECT = "select has_database_privilege($1, current_database(), 'connect')";

    private final SqlConfig config;
    private final boolean embedded;

    /** @param embedded whether the database is Tino's alone: then what all its users may do is Tino's to say */
    SqlRole(SqlConfig config, boolean embedded) {
        this.config = config;
        this.embedded = embedded;
    }

    static Uni<String> name(SqlConnection connection) {
        return connection.query(NAME).execute().map(rows -> rows.iterator().next().getString(0));
    }

    /**
     * Makes the role, or puts it right. One node at a time, in a transaction of the caller's.
     *
     * @return fails with {@link DoorShut} when that cannot be done
     */
    Uni<Void> ensure(SqlConnection transaction, String name, ObservatoryViews views) {
        return transaction.query(ALONE).execute()
                .chain(() -> exists(transaction, name))
                .chain(exists -> run(transaction, statements(name, exists, views)))
                .chain(() -> run(transaction, List.of(IDLE.formatted(name))))
                .chain(() -> requireBounds(transaction, name, views))
                .onFailure(SqlRole::isRefused)
                .transform(refused -> new DoorShut(CANNOT_BE_MADE, ((PgException) refused).getErrorMessage()));
    }

    /** It cannot log in any more; as far as that can be said. */
    static Uni<Void> lock(SqlConnection transaction, String name) {
        return transaction.query(ALONE).execute()
                .chain(() -> transaction.preparedQuery("select from pg_roles where rolname = $1").execute(Tuple.of(name)))
                .chain(rows -> rows.rowCount() == 0 ? Uni.createFrom().voidItem()
                        : transaction.query("alter role " + name + " nologin").execute().replaceWithVoid());
    }

    static Uni<Void> setPassword(SqlConnection transaction, String name, String password) {
        return transaction.query("alter role %s password '%s'".formatted(name, ScramVerifier.of(password))).execute()
                .replaceWithVoid();
    }

    private static boolean isRefused(Throwable failure) {
        return failure instanceof PgException refused && INSUFFICIENT_PRIVILEGE.equals(refused.getSqlState());
    }

    private static Uni<Boolean> exists(SqlConnection transaction, String name) {
        return transaction.preparedQuery(EXISTING).execute(Tuple.of(name)).map(rows -> {
            for (Row role : rows) {
                if (role.getBoolean(0)) {
                    throw new DoorShut(CAN_DO_MORE, name + " has an attribute or is a member of a role");
                }
                return true;
            }
            return false;
        });
    }

    private List<String> statements(String name, boolean exists, ObservatoryViews views) {
        String listed = views.names().stream().sorted().map(view -> ObservatoryViews.SCHEMA + "." + view)
                .collect(Collectors.joining(", "));
        return List.of(
                "%s role %s login noinherit connection limit %d".formatted(exists ? "alter" : "create", name,
                        config.connections()),
                set(name, "statement_timeout", config.timeout().toMillis()),
                set(name, "lock_timeout", Math.min(1_000, config.timeout().toMillis())),
                set(name, "idle_in_transaction_session_timeout", config.timeout().toMillis()),
                set(name, "default_transaction_read_only", "on"),
                set(name, "work_mem", "'16MB'"),
                set(name, "max_parallel_workers_per_gather", 0),
                set(name, "jit", "off"),
                set(name, "standard_conforming_strings", "on"),
                set(name, "datestyle", "'ISO, YMD'"),
                set(name, "timezone", "'UTC'"),
                set(name, "search_path", ObservatoryViews.SCHEMA),
                "revoke all on %s from %s".formatted(listed, name),
                "revoke all on schema observatory from " + name,
                "grant usage on schema observatory to " + name,
                "grant select on %s to %s".formatted(listed, name));
    }

    private static String set(String name, String setting, Object value) {
        return "alter role %s set %s = %s".formatted(name, setting, value);
    }

    private Uni<Void> requireBounds(SqlConnection transaction, String name, ObservatoryViews views) {
        return ownDatabase(transaction)
                .chain(() -> transaction.preparedQuery(REACHED).execute(Tuple.of(name, views.names().toArray(String[]::new))))
                .invoke(rows -> {
                    String reached = rows.iterator().next().getString(0);
                    if (reached != null) {
                        throw new DoorShut(CAN_DO_MORE, "it can read or write " + reached);
                    }
                })
                .chain(() -> transaction.preparedQuery(MAY_CONNECT).execute(Tuple.of(name)))
                .chain(rows -> rows.iterator().next().getBoolean(0) ? Uni.createFrom().voidItem()
                        : run(transaction, List.of("do $$ begin execute format('grant connect on database %I to " + name
                                + "', current_database()); end $$")));
    }

    /** In a database that others use, too, theirs is what PUBLIC may do. */
    private Uni<Void> ownDatabase(SqlConnection transaction) {
        return !embedded ? Uni.createFrom().voidItem() : run(transaction, List.of("""
                do $$ begin
                    execute format('grant temporary on database %I to %I', current_database(), current_user);
                    execute format('revoke temporary on database %I from public', current_database());
                end $$""", "revoke all on schema public from public"));
    }

    private static Uni<Void> run(SqlConnection transaction, List<String> statements) {
        return Multi.createFrom().iterable(statements)
                .onItem().transformToUniAndConcatenate(statement -> transaction.query(statement).execute())
                .onItem().ignoreAsUni();
    }
}
