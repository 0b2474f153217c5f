package dev.tino.core.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.core.crypto.SealedColumn;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class UsedKeysTest {

    @Inject
    Pool pool;

    @Inject
    @All
    List<SealedColumn> columns;

    private final UsedKeys used = new UsedKeys(List.of(new SealedColumn("used_keys_test", List.of("id"), "content"),
            new SealedColumn("used_keys_test", List.of("id"), "note")));

    @BeforeEach
    void aTableWithTwoSealedColumns() {
        pool.query("create table used_keys_test (id integer primary key, content_key text, note_key text)").executeAndAwait();
    }

    @AfterEach
    void drop() {
        pool.query("drop table used_keys_test").executeAndAwait();
    }

    @Test
    void aKeyIsUsedWhereverSomethingLiesUnderIt() {
        Set<String> listed = ids();
        pool.query("""
                insert into used_keys_test
                select i, case when i % 100 = 0 then 'b' else 'a' end, case when i = 777 then 'c' end
                  from generate_series(1, 1000) i""").executeAndAwait();

        Set<String> found = ids();

        assertThat(found).containsAll(listed).contains("a", "b", "c").hasSize(listed.size() + 3);
    }

    /** Without one each start would read all of the table. */
    @Test
    void eachColumnOfKeysHasAnIndex() {
        for (SealedColumn column : columns) {
            var indexes = pool.preparedQuery("""
                    select from pg_index join pg_attribute on attrelid = indrelid and attnum = indkey[0]
                     where indrelid = $1::text::regclass and attname = $2 and indpred is null""")
                    .executeAndAwait(Tuple.of(column.table(), column.keyIdColumn()));
            assertThat(indexes.rowCount()).as(column.table()).isEqualTo(1);
        }
    }

    private Set<String> ids() {
        return used.ids(pool).await().indefinitely();
    }
}
