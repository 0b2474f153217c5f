package dev.tino.core.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.tino.books.catalogue.Book;
import dev.tino.books.catalogue.GeneratedBooks;
import dev.tino.core.crypto.KeyRing;
import dev.tino.core.job.Jobs;
import dev.tino.core.job.NewJob;
import dev.tino.core.privacy.PersonalDataRules.Column;
import dev.tino.finance.classification.Classifier;
import dev.tino.models.NamedModels;
import dev.tino.models.Releasing;
import dev.tino.models.release.Promotion;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** No column is forgotten when a person asks for his data or leaves. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PersonalDataTest {

    /** Of the export itself. */
    private static final String ACCOUNT = "account";
    private static final String ME = "/api/v1/me";
    private static final String FINANCE = "/api/v1/finance/";
    private static final String COLUMNS = """
            select case when c.relnamespace <> 'public'::regnamespace then c.relnamespace::regnamespace || '.' else '' end || c.relname,
                   a.attname, format_type(a.atttypid, null)
              from pg_class c join pg_attribute a on a.attrelid = c.oid
             where c.relnamespace in ('public'::regnamespace, 'observatory'::regnamespace) and c.relkind in ('r', 'p') and not c.relispartition
               and a.attnum > 0 and not a.attisdropped
               and c.relname <> 'flyway_schema_history' and c.relname not like '%\\_removed\\_%'""";

    @Inject
    KeyRing keys;
    @Inject
    Pool pool;
    @Inject
    @All
    List<PersonalData> personalData;
    @Inject
    Jobs jobs;
    @Inject
    Releasing releasing;
    private final PersonalDataRules rules = PersonalDataRules.read();

    @Test
    void everyColumnHasARuleAndEveryRuleAColumn() {
        Set<Column> there = columns().keySet();

        assertThat(there).as("Declare these in personal-data.txt").isSubsetOf(rules.byColumn().keySet());
        assertThat(rules.byColumn().keySet()).as("These are gone from the database").isSubsetOf(there);
    }

    @Test
    void everyKindThatIsDeclaredIsExportedAndTheOtherWayRound() {
        Set<String> kinds = personalData.stream().map(PersonalData::kind).collect(Collectors.toSet());
        kinds.add(ACCOUNT);

        assertThat(new HashSet<>(rules.exported().values())).isEqualTo(kinds);
    }

    @Test
    void whatGoesWithAnotherTablesRowRefersToIt() {
        rules.erasedWith().forEach((column, table) -> assertThat(ancestors(column.table())).as("%s", column).contains(table));
    }

    @Test
    void everythingIsExportedAndThenErased() {
        Account ana = Account.register();
        // An administrator's request for it would stand in the log under her id.
        pool.preparedQuery("update users set roles = array['user', 'company'] where id = $1")
                .executeAndAwait(Tuple.of(ana.id()));
        String name = "Ana Catalogada " + UUID.randomUUID();
        String username = "ana" + UUID.randomUUID();
        makeRows(ana, name, username);
        Map<String, List<String>> kindsByTable = rules.exported().entrySet().stream()
                .collect(Collectors.groupingBy(entry -> entry.getKey().table(), TreeMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        // Requests and predictions are logged a moment after their answer.
        Awaiting.until(() -> rowsOf(ana, "request_log"), rows -> rows > 0);
        Awaiting.until(() -> rowsOf(ana, "model_prediction"), rows -> rows > 0);

        Set<String> exported = ana.request().accept("application/x-ndjson").get(ME + "/export").asString().lines()
                .map(line -> JsonPath.from(line).getString("kind")).collect(Collectors.toSet());
        kindsByTable.forEach((table, kinds) -> {
            assertThat(rowsOf(ana, table)).as("Rows of this test in %s", table).isPositive();
            assertThat(exported).as(table).containsAll(kinds);
        });
        assertThat(exported).contains(ACCOUNT, "api-token", "job", "request", "finance.category", "finance.type",
                "finance.transaction", "finance.import", "model.version", "model.prediction", "model.outcome",
                "books.preference", "credit.company", "credit.dataset", "credit.row", "credit.rejected-row", "credit.policy",
                "credit.decision", "credit.waiting-order", "chat.talk", "chat.message", "chat.run");
        assertThat(found(ana.id(), List.of(ana.id().toString(), ana.email(), name, username)))
                .contains(new Column("users", "email"), new Column("users", "name"), new Column("users", "username"),
                        new Column("finance_transaction", "person"), new Column("request_log", "user_id"));

        Response left = ana.delete(ME);
        assertThat(left.statusCode()).as(left.asString()).isEqualTo(202);
        Awaiting.until(() -> rowsOf(ana, "users"), rows -> rows == 0);

        assertThat(found(ana.id(), List.of(ana.id().toString(), ana.email(), name, username)))
                .as("Only what is declared as kept may stay").allMatch(rules::isKept);
    }

    private void makeRows(Account ana, String name, String username) {
        List<Response> made = new ArrayList<>();
        made.add(ana.patch(ME,
                Map.of("name", name, "username", username, "department", "Vendas", "jobTitle", "Gerente de " + name)));
        made.add(ana.post(FINANCE + "categories", Map.of("name", "De " + name)));
        made.add(ana.post(FINANCE + "types", Map.of("name", "Tipo de " + name)));
        made.add(ana.request().header("Idempotency-Key", name).contentType(ContentType.JSON)
                .body(Map.of("date", "2026-01-31", "description", "PIX " + name, "amount", -12.5, "person", name))
                .post(FINANCE + "transactions"));
        // A correction.
        made.add(ana.post(FINANCE + "transactions", Map.of("date", "2026-01-29", "description", "Loja de " + name, "amount", -5,
                "categoryId", ana.category("Pets"))));
        Response classified = ana.post(FINANCE + "transactions",
                Map.of("date", "2026-01-28", "description", "PADARIA SAO JOAO", "amount", -12.5));
        made.add(classified);
        made.add(ana.patch(FINANCE + "transactions/" + classified.path("id"), Map.of("categoryId", ana.category("Pets"))));
        made.add(ana.request().multiPart("account", name).multiPart("file", username + ".csv",
                ("Data,Descrição,Valor\n2026-01-30,Aluguel de " + name + ",-1200.00\n").getBytes(StandardCharsets.UTF_8))
                .post(FINANCE + "imports"));
        made.add(ana.request().formParam("first_name", name).formParam("email", "mae." + ana.email()).post("/user"));
        made.add(ana.post(ME + "/api-tokens", Map.of("name", "De " + name)));
        made.add(Account.login(ana.email(), Account.PASSWORD));
        Book book = GeneratedBooks.of(1, System.nanoTime()).get(0);
        GeneratedBooks.insert(pool, List.of(book)).await().indefinitely();
        made.add(ana.put("/api/v1/books/" + book.id() + "/preference", Map.of("value", "like")));
        Response dataset = ana.post("/api/v1/credit/datasets", Map.of("name", "De " + name, "label",
                Map.of("field", "status", "approve", List.of("Pago por " + name), "refuse", List.of("x"))));
        made.add(dataset);
        made.add(ana.put("/api/v1/credit/datasets/" + dataset.path("id") + "/batches/1",
                Map.of("rows", List.of(Map.of("status", "Pago por " + name, "buyer", name), name))));
        Response talk = ana.post("/api/v1/chat/talks", Map.of("message", "Quanto vendeu " + name + "?"));
        made.add(talk);
        made.add(ana.get("/api/v1/chat/runs/" + talk.path("runId") + "/events"));
        assertThat(made).allSatisfy(answer -> assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 201));
        releasing.release(ana.id(), NamedModels.file(Classifier.ownModel(ana.id()), 1), Promotion.because("first version"));
        // Companies are accounts, too.
        pool.preparedQuery("insert into credit_company (id, name, email, created_at) values ($1, $2, $3, now())")
                .executeAndAwait(Tuple.of(ana.id(), "Loja de " + name, ana.email()));
        pool.preparedQuery("insert into credit_policy values ($1, 2, 0.8, 0.5, 5, 1, now())")
                .executeAndAwait(Tuple.of(ana.id()));
        pool.preparedQuery("""
                insert into credit_decision (id, company_id, order_id, version, policy_version, outcome, score, created_at,
                                             content, content_key)
                values (gen_random_uuid(), $1, 'Pedido de ' || $2::text, 1, 1, 'review', 0.5, now(), 'x', $3)""")
                .executeAndAwait(Tuple.of(ana.id(), name, keys.currentId()));
        made.add(ana.post("/fila/pedidos", Map.of("pedid", "De " + name, "QtConsultado", 3)));
        // A kind that any node knows; it waits for longer than this test lasts.
        jobs.submit(pool, new NewJob("crypto.rotation", ana.id(), List.of(name.getBytes(StandardCharsets.UTF_8)),
                Duration.ofDays(1))).await().indefinitely();
    }

    /** Rows of an account in a table that says whose they are. */
    private long rowsOf(Account account, String table) {
        String owner = rules.byColumn().entrySet().stream()
                .filter(entry -> entry.getKey().table().equals(table) && entry.getValue().equals(PersonalDataRules.OWNER))
                .map(entry -> entry.getKey().name()).findAny().orElseThrow();
        return pool.preparedQuery("select count(*) from %s where %s = $1".formatted(table, owner))
                .executeAndAwait(Tuple.of(account.id())).iterator().next().getLong(0);
    }

    /** The columns, of whatever type, in which any of these stands anywhere. */
    private Set<Column> found(UUID id, List<String> words) {
        Set<Column> found = new HashSet<>();
        columns().forEach((column, type) -> {
            String quoted = '"' + column.name() + '"';
            String condition = type.equals("bytea")
                    ? "position(convert_to(word, 'UTF8') in %1$s) > 0 or position(uuid_send($2) in %1$s) > 0".formatted(quoted)
                    : "position(word in %s::text) > 0".formatted(quoted);
            boolean holds = pool
                    .preparedQuery("select exists (select from %s, unnest($1::text[]) word where $2::uuid is not null and (%s))"
                            .formatted(column.table(), condition))
                    .executeAndAwait(Tuple.of(words.toArray(String[]::new), id)).iterator().next().getBoolean(0);
            if (holds) {
                found.add(column);
            }
        });
        return found;
    }

    /** Every column of ours with its type. */
    private Map<Column, String> columns() {
        Map<Column, String> columns = new TreeMap<>();
        pool.query(COLUMNS).executeAndAwait()
                .forEach(row -> columns.put(new Column(row.getString(0), row.getString(1)), row.getString(2)));
        return columns;
    }

    /** The table, and those whose rows take this one's with them. */
    private Set<String> ancestors(String table) {
        Set<String> ancestors = new HashSet<>();
        pool.preparedQuery("""
                with recursive up (relid) as (
                    select $1::text::regclass::oid
                    union select k.confrelid from pg_constraint k join up on k.conrelid = up.relid
                           where k.contype = 'f' and k.confdeltype = 'c')
                select relid::regclass::text from up""").executeAndAwait(Tuple.of(table))
                .forEach(row -> ancestors.add(row.getString(0)));
        return ancestors;
    }
}
