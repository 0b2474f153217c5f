package dev.tino.chat.observatory.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.chat.ChatError;
import dev.tino.chat.observatory.DemoData;
import dev.tino.core.crypto.KeyRing;
import dev.tino.core.crypto.SealingKeys;
import dev.tino.core.database.DatabaseServers;
import dev.tino.core.error.CoreError;
import dev.tino.core.error.Failure;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.Problems;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import io.vertx.sqlclient.PoolOptions;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SqlDoorTest {

    private static final String PATH = "/api/v1/chat/observatory/queries";
    private static final Duration SHORT = Duration.ofMillis(200);

    /**
     * What answers when nobody reads it first. Besides the views, PostgreSQL shows everybody the names of tables, columns,
     * roles
     * and settings and the text of views, and a user of the database who is no superuser cannot take that away; nor that
     * everybody may take advisory locks, for as long as the statement is let run, and tell what is rolled back. The rest is
     * harmless, and only unusual.
     */
    private static final Set<String> ANSWER_WITHOUT_THE_READER = Set.of("address of the server", "advisory lock",
            "advisory lock for the transaction", "advisory lock of the role's making", "cast of a name",
            "catalogue of columns", "catalogue of roles", "catalogue of tables", "crash of a parser", "dollar quotes",
            "escape string", "field of a row", "pattern that grows", "pattern put together of rows", "name that is cut",
            "folding of the long s", "folding of a dotted capital", "folding of the kelvin sign", "folding of a quoted name",
            "function in attribute notation, quoted", "search of rows put together",
            "function in attribute notation of a schema", "alias of a function", "array of numbers",
            "function in attribute notation",
            "function in attribute notation behind an alias", "huge number of a text", "huge number of a text by its type",
            "huge numbers",
            "huge numbers by an exponent", "huge numbers by power", "replace that doubles", "numbers that double",
            "places without end", "cross join without an aggregate", "cross join behind an exists",
            "query_to_xml in a where", "query_to_xml in an order by of an aggregate", "regular expression",
            "regular expression by an operator", "session user", "settings", "statistics of columns", "tell other nodes",
            "text of a view", "transaction identifiers", "type of xml", "what others run", "who");

    @Inject
    SqlDoor door;
    @Inject
    SqlConfig config;
    @Inject
    Pool pool;
    @Inject
    DatabaseServers servers;
    @Inject
    KeyRing keys;
    @Inject
    Vertx vertx;
    @ConfigProperty(name = "quarkus.datasource.reactive.url")
    String url;
    @ConfigProperty(name = "quarkus.datasource.username")
    String user;
    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @BeforeEach
    void openOnData() {
        DemoData.ensure(pool);
        Awaiting.until(door::isOpen, open -> open);
    }

    @Test
    void honestStatementsAnswerAsTheyDoWithoutTheDoor() {
        SqlCases.honest().forEach((name, sql) -> {
            QueryResult result = door.run(sql).await().indefinitely();
            RowSet<Row> expected = direct(sql);

            assertThat(result.columns()).as(name).isEqualTo(expected.columnsNames());
            assertThat(result.rows()).as(name).hasSize(Math.min(1000, expected.size()));
            assertThat(result.truncated()).as(name).isEqualTo(expected.size() > 1000);
            if (!name.contains("overdue")) {
                assertThat(result.rows()).as(name).isNotEmpty();
            }
        });
        assertThat(SqlCases.honest()).hasSizeGreaterThan(30);
    }

    /** As Tino's own user, in the same schema. */
    private RowSet<Row> direct(String sql) {
        return pool.withTransaction(transaction -> transaction.query("set local search_path = observatory").execute()
                .chain(() -> transaction.query(sql.replaceFirst(";\\s*$", "")).execute())).await().indefinitely();
    }

    @Test
    void valuesAreJson() {
        QueryResult result = door.run("""
                select 1 as whole, 9007199254740993 as large, 1.50 as decimal, 'é' as text, true as flag, null as nothing,
                       date '2026-01-31' as day, cast('2026-01-31 12:30:00' as timestamp) as instant, 0.1 as tenth,
                       cast('NaN' as numeric) as none""").await().indefinitely();

        assertThat(result.rows().get(0)).containsExactly(1, 9007199254740993L, new BigDecimal("1.50"), "é",
                true, null, "2026-01-31", "2026-01-31T12:30:00", new BigDecimal("0.1"), "NaN");
        assertThat(result.truncated()).isFalse();
        assertThat(result.millis()).isNotNegative();
    }

    @Test
    void columnsMayHaveOneName() {
        QueryResult result = door.run("select a.regiao_id, b.regiao_id from vw_regioes a join vw_regioes b on b.regiao_id = 2 "
                + "where a.regiao_id = 1").await().indefinitely();

        assertThat(result.columns()).containsExactly("regiao_id", "regiao_id");
        assertThat(result.rows()).containsExactly(List.of(1, 2));
    }

    @Test
    void noAnswerIsLargerThanAllowed() {
        QueryResult rows = door.run("select a.numero, b.numero from vw_pedidos a cross join vw_pedidos b").await()
                .indefinitely();
        QueryResult bytes = door
                .run("select string_agg(p.razao_social, ',') over (order by cliente_id rows between unbounded preceding "
                        + "and current row) from vw_clientes p cross join vw_regioes r")
                .await().indefinitely();

        assertThat(rows.truncated()).isTrue();
        assertThat(rows.rows()).hasSize(1000);
        assertThat(bytes.truncated()).isTrue();
        assertThat(bytes.rows()).hasSizeBetween(10, 999);
        assertThat(failure("select string_agg(p.razao_social, ',') from vw_clientes p cross join vw_itens r"))
                .satisfies(tooLong -> assertThat(tooLong.code()).isEqualTo(ChatError.SQL_TOO_EXPENSIVE));
    }

    @Test
    void whatIsWrongWithAStatementIsToldInTheDatabasesWords() {
        Failure column = failure("select c.numero from vw_clientes c");
        Failure division = failure("select 1 / (count(*) - count(*)) from vw_pedidos");

        assertThat(column.code()).isEqualTo(ChatError.SQL_FAILED);
        assertThat(column.detail())
                .isEqualTo("column c.numero does not exist (at character 8: c.numero FROM vw_clientes c)");
        assertThat(division.code()).isEqualTo(ChatError.SQL_FAILED);
        assertThat(division.detail()).isEqualTo("division by zero");
    }

    @Test
    void whatWouldCostTooMuchIsNotBegun() {
        Failure refused = failure(
                "select count(*) from vw_itens a cross join vw_itens b cross join vw_itens c where a.valor_total > b.valor_total + c.valor_total");

        assertThat(refused.code()).isEqualTo(ChatError.SQL_TOO_EXPENSIVE);
        assertThat(refused.detail()).startsWith("The database expects it to cost");
    }

    /** PostgreSQL expects to find the first rows of many soon; there are none. */
    @Test
    void neitherALimitNorAnExistsMakesACrossJoinCheap() {
        String without = "select a.quantidade from vw_itens a, vw_itens b, vw_itens c "
                + "where a.quantidade + b.quantidade + c.quantidade = -1";

        for (String sql : List.of(without, without + " limit 1", "select 1 where exists (" + without + ")")) {
            assertThat(failure(sql)).as(sql).satisfies(
                    refused -> assertThat(refused.detail()).startsWith("The database expects it to cost"));
        }
    }

    @Test
    void theViewsAreThoseThatTheReaderIsTestedWith() {
        assertThat(door.opened().views().columns()).isEqualTo(ListedViews.VALUE.columns());
        assertThat(door.opened().views().rowFunctions()).containsAll(ListedViews.VALUE.rowFunctions());
    }

    @Test
    void aRoleThatIsLockedOutIsPutRight() {
        pool.query("alter role " + role() + " nologin").executeAndAwait();

        Failure refused = failure("select 1");

        assertThat(refused.code()).isEqualTo(ChatError.SQL_DOOR_SHUT);
        assertThat(Awaiting.until(this::answers, answers -> answers)).isTrue();
    }

    private boolean answers() {
        return door.run("select 1").map(result -> true).onFailure().recoverWithItem(false).await().indefinitely();
    }

    @Test
    void whenAllConnectionsAreTakenOneIsToComeBack() {
        pool.query("alter role " + role() + " connection limit 0").executeAndAwait();

        Failure full = failure("select 1");
        door.prepare().await().indefinitely();

        assertThat(full.code()).isEqualTo(CoreError.UNAVAILABLE);
        assertThat(full.headers()).containsEntry("Retry-After", "2");
        assertThat(answers()).isTrue();
    }

    private Failure failure(String sql) {
        return door.run(sql).map(result -> (Failure) null).onFailure(Failure.class).recoverWithItem(Failure.class::cast)
                .await().indefinitely();
    }

    @Test
    void analystsAloneComeIn() {
        Account analyst = Account.with("user", "analyst");
        Map<String, String> body = Map.of("sql", "select regiao from vw_regioes where regiao_id = 1");

        Response answer = analyst.post(PATH, body);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.<List<String>> path("columns")).containsExactly("regiao");
        assertThat(answer.<List<List<Object>>> path("rows")).containsExactly(List.of("Grande Fortaleza"));
        assertThat(answer.<Boolean> path("truncated")).isFalse();
        Problems.assertProblem(Account.register().post(PATH, body), 403, "FORBIDDEN");
        Problems.assertProblem(analyst.post(PATH, Map.of("sql", "select email from users")), 422, "SQL_NOT_ALLOWED");
        Problems.assertProblem(analyst.post(PATH, Map.of("sql", "select numero from vw_regioes")), 422, "SQL_FAILED");
        Problems.assertProblem(analyst.post(PATH, Map.of("sql", "select '\u0000'")), 422, "SQL_NOT_ALLOWED");
        Problems.assertInvalid(analyst.post(PATH, Map.of("sql", " ")), "sql");
        Problems.assertInvalid(analyst.post(PATH, Map.of("sql", "select " + "1,".repeat(6_000) + "1")), "sql");
        Problems.assertProblem(analyst.post(PATH, Map.of("sql", "x".repeat(1 << 20))), 413, "TOO_LARGE");
    }

    @Test
    void theSchemaTellsWhatTheColumnsMean() {
        assertThat(door.schema()).contains("vw_pedidos: Sales orders", "  valor_total numeric: value of the order in reais")
                .doesNotContain(": null", "email", "telefone");
        assertThat(door.whyShut()).isEmpty();
    }

    /**
     * Without the reader in front, the role alone is what bounds them. Each is tried as it is, by the protocol that the door
     * uses, and within the select that the door puts around.
     */
    @Test
    void withoutTheReaderNoAttackHasAnEffect() {
        Account victim = Account.register();
        var told = new HashMap<String, String>();
        var listener = PgSubscriber.subscriber(vertx.getDelegate(), owner());
        listener.channel("tino_attack").handler(payload -> told.put("attack", payload));
        await(listener.connect());
        SqlDoor hasty = door(config(true, SHORT), keys);
        hasty.prepare().await().indefinitely();
        String before = state();
        String after;
        Map<String, String> answered = new ConcurrentHashMap<>();
        long begin = System.nanoTime();
        try {
            Multi.createFrom().iterable(SqlCases.attacks().entrySet())
                    .onItem().transformToUni(attack -> Uni.combine().all().unis(
                            answer(hasty.opened().session()
                                    .read(connection -> connection.preparedQuery(attack.getValue()).execute()
                                            .map(SqlDoorTest::text))),
                            answer(hasty.opened().statements().run(attack.getValue()).map(result -> result.rows().toString())))
                            .asTuple()
                            .invoke(both -> answered.put(attack.getKey(), both.getItem1() + both.getItem2())))
                    .merge(4).collect().last().await().indefinitely();
            // Some calculations are not broken off.
            Awaiting.until(Duration.ofMinutes(2), this::sessionsOfTheRole, sessions -> sessions == 0);
            after = state();
        } finally {
            door.prepare().await().indefinitely();
        }
        long perAttack = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin) / answered.size();

        assertThat(answered).hasSameSizeAs(SqlCases.attacks());
        assertThat(after).isEqualTo(before);
        assertThat(answered).allSatisfy((name, text) -> assertThat(text).as(name)
                .doesNotContain(victim.email(), "$2a$", "@cliente.example.com", "root:"));
        answered.values().removeIf(String::isEmpty);
        assertThat(answered.keySet()).isSubsetOf(ANSWER_WITHOUT_THE_READER);
        assertThat(perAttack).isLessThan(2 * (SHORT.toMillis() + 1_000));
        pool.query("select pg_notify('tino_attack', 'the end')").executeAndAwait();
        assertThat(Awaiting.until(() -> told.get("attack"), payload -> payload != null)).isEqualTo("the end");
        await(listener.close().mapEmpty());
    }

    private static Uni<String> answer(Uni<String> attack) {
        return attack.onFailure().recoverWithItem("");
    }

    private static String text(RowSet<Row> rows) {
        var text = new StringBuilder();
        for (RowSet<Row> some = rows; some != null; some = some.next()) {
            some.forEach(row -> text.append(row.toJson()).append('\n'));
        }
        return text.toString();
    }

    /** All that an attack could have changed. */
    private String state() {
        return pool
                .query("""
                        select (select string_agg(relname::text || relkind::text || coalesce(relacl::text, ''), ',' order by oid) from pg_class
                                 where relnamespace in ('public'::regnamespace, 'observatory'::regnamespace))
                            || (select string_agg(proname::text || coalesce(proacl::text, ''), ',' order by oid) from pg_proc
                                 where pronamespace in ('public'::regnamespace, 'observatory'::regnamespace))
                            || (select count(*) from pg_largeobject_metadata) || (select count(*) from pg_extension)
                            || (select string_agg(rolname::text || rolcanlogin::text || coalesce(rolconfig::text, ''), ',' order by oid) from pg_roles)
                            || (select count(*) from users) || (select sum(hashtextextended(c::text, 0)) from observatory.carga c)
                            || (select sum(hashtextextended(r::text, 0)) from observatory.regioes r)
                            || (select sum(hashtextextended(p::text, 0)) from observatory.pedidos_venda p)
                            || (select count(*) from pg_locks where locktype = 'advisory' and pid in (
                                    select pid from pg_stat_activity where usename like 'tino\\_sql\\_%'))""")
                .executeAndAwait().iterator().next().getString(0);
    }

    private long sessionsOfTheRole() {
        return pool.query("select count(*) from pg_stat_activity where usename like 'tino\\_sql\\_%'").executeAndAwait()
                .iterator().next().getLong(0);
    }

    @Test
    void aPasswordThatSomebodyChangedIsSetAnew() {
        String role = role();
        pool.query("alter role " + role + " password 'x'").executeAndAwait();

        assertThat(door.run("select 1").await().indefinitely().rows()).containsExactly(List.of(1));
    }

    @Test
    void whileKeysChangeEachNodeGetsIn() {
        String first = key();
        String second = key();
        SqlDoor before = door(config(true, SHORT), SealingKeys.load(Optional.of(first), null));
        SqlDoor during = door(config(true, SHORT), SealingKeys.load(Optional.of(second + "," + first), null));
        before.prepare().await().indefinitely();

        during.prepare().await().indefinitely();

        // What lets both in is the first key's: the later node did not set its own.
        assertThat(during.run("select 1").await().indefinitely().rows()).hasSize(1);
        assertThat(before.opened().login().connect().chain(connection -> connection.close()).onItem().transform(closed -> true)
                .await().indefinitely()).isTrue();
        door.prepare().await().indefinitely();
        assertThat(door.run("select 1").await().indefinitely().rows()).hasSize(1);
    }

    private static String key() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    @Test
    void aRoleThatCanDoMoreIsNotUsed() {
        SqlDoor other = door(config(true, SHORT), keys);
        pool.query("grant select (email) on users to " + role()).executeAndAwait();

        other.prepare().await().indefinitely();
        pool.query("revoke select (email) on users from " + role()).executeAndAwait();

        assertThat(other.isOpen()).isFalse();
        assertThat(other.whyShut()).contains(SqlRole.CAN_DO_MORE);
        other.prepare().await().indefinitely();
        assertThat(other.isOpen()).isTrue();
        door.prepare().await().indefinitely();
    }

    @Test
    void whereNoRoleCanBeMadeTheDoorIsShutAndSaysWhy() {
        String small = "tino_small_" + UUID.randomUUID().toString().replace("-", "");
        pool.query("create role " + small + " login password 'small'").executeAndAwait();
        var its = new Pool(PgBuilder.pool().with(new PoolOptions().setMaxSize(1))
                .connectingTo(owner().setUser(small).setPassword("small")).using(vertx.getDelegate()).build());
        SqlDoor shut = new SqlDoor(config, its, servers, keys, vertx, false);

        shut.prepare().await().indefinitely();

        assertThat(shut.isOpen()).isFalse();
        assertThat(shut.schema()).isEmpty();
        assertThat(shut.whyShut()).contains("The database does not let Tino make a user that can only read the listed views");
        Failure refused = shut.run("select 1").map(result -> (Failure) null).onFailure(Failure.class)
                .recoverWithItem(Failure.class::cast).await().indefinitely();
        assertThat(refused.code()).isEqualTo(ChatError.SQL_DOOR_SHUT);
        assertThat(refused.code().status()).isEqualTo(503);
        its.close().await().indefinitely();
        pool.query("drop role " + small).executeAndAwait();
    }

    @Test
    void aDoorThatIsSwitchedOffLocksTheRoleOut() {
        SqlDoor off = door(config(false, SHORT), keys);

        off.prepare().await().indefinitely();

        assertThat(off.whyShut()).contains("It is switched off (tino.chat.sql.enabled)");
        assertThat(pool.preparedQuery("select rolcanlogin from pg_roles where rolname = $1").executeAndAwait(Tuple.of(role()))
                .iterator().next().getBoolean(0)).isFalse();
        door.prepare().await().indefinitely();
        assertThat(door.run("select 1").await().indefinitely().rows()).hasSize(1);
    }

    @Test
    void twoNodesThatStartAtOnceBothOpen() {
        List<SqlDoor> doors = List.of(door(config(true, SHORT), keys), door(config(true, SHORT), keys),
                door(config(true, SHORT), keys));

        Uni.join().all(doors.stream().map(SqlDoor::prepare).toList()).andFailFast().await().indefinitely();

        assertThat(doors).allMatch(SqlDoor::isOpen);
        door.prepare().await().indefinitely();
    }

    private SqlDoor door(SqlConfig settings, KeyRing ring) {
        return new SqlDoor(settings, pool, servers, ring, vertx, true);
    }

    private String role() {
        return pool.withConnection(SqlRole::name).await().indefinitely();
    }

    private PgConnectOptions owner() {
        return PgConnectOptions.fromUri(url).setUser(user).setPassword(password);
    }

    private static void await(Future<?> future) {
        Uni.createFrom().completionStage(future.toCompletionStage()).await().indefinitely();
    }

    private static SqlConfig config(boolean enabled, Duration timeout) {
        return new SmallRyeConfigBuilder().withMapping(SqlConfig.class)
                .withDefaultValue("tino.chat.sql.enabled", Boolean.toString(enabled))
                .withDefaultValue("tino.chat.sql.timeout", timeout.toString()).build().getConfigMapping(SqlConfig.class);
    }
}
