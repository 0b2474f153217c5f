package dev.tino.chat.observatory.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tino.chat.ChatError;
import dev.tino.core.error.CoreError;
import dev.tino.core.error.Failure;

class SqlReaderTest {

    private static final SqlReader READER = new SqlReader(ListedViews.VALUE);

    @AfterAll
    static void close() {
        READER.close();
    }

    @Test
    void noAttackIsAccepted() {
        Map<String, String> attacks = SqlCases.attacks();
        Map<String, String> accepted = new TreeMap<>();

        attacks.forEach((name, sql) -> {
            try {
                accepted.put(name, READER.read(sql));
            } catch (Failure refused) {
                assertThat(refused.code()).as(name).isEqualTo(ChatError.SQL_NOT_ALLOWED);
            }
        });

        assertThat(attacks).hasSizeGreaterThan(100);
        assertThat(accepted).isEmpty();
    }

    @Test
    void anHonestStatementIsAcceptedAndReadTheSameAgain() {
        SqlCases.honest().forEach((name, sql) -> {
            String read = READER.read(sql);

            assertThat(READER.read(read)).as(name).isEqualTo(read);
        });
    }

    @Test
    void whatIsRunHoldsNothingThatWasNotRead() {
        assertThat(READER.read("select /* a */ regiao -- b\nfrom vw_regioes;")).isEqualTo("SELECT regiao FROM vw_regioes");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            select email from users                        | users is none of the views that may be read: vw_analistas, vw_clientes
            select pg_sleep(1)                              | The function pg_sleep is none of those that may be called: abs, age
            delete from vw_regioes                          | Only a select is allowed
            select '1'::regclass                            | A cast to regclass is not allowed
            select regiao from vw_regioes for update        | Locking rows
            select regiao fro vw_regioes where              | it cannot be read at line 1, column
            with recursive a as (select 1) select * from a  | with recursive is not allowed
            select current_user                             | current_user is not allowed
            select valor_totl from vw_regioes               | There is no column valor_totl; vw_regioes has regiao_id, regiao,
            select v.row_to_json from vw_regioes v          | row_to_json is the name of a function
            select 1 as mes$                                | mes$ is no plain name
            select replace(regiao, 'a', 'bb') from vw_regioes | replace may not put in more than it takes out
            select round(1.5, 2000)                         | literal of at most two digits
            select 1e100                                    | at most 30 digits and no exponent
            select cast(1 as numeric(1000))                 | at most numeric(60, 30)
            """)
    void theRefusalNamesWhatIsNotAllowed(String sql, String detail) {
        assertThatThrownBy(() -> READER.read(sql)).hasMessageContaining(detail);
    }

    @ParameterizedTest
    @ValueSource(strings = { "(", "case when 1 = 1 then ", "not ", "- ", "1 + ", "coalesce(", "exists (select ",
            "select ( select ",
            "1 in (select ", "'' || " })
    void whatIsNestedWithoutEndIsRefusedInTime(String part) {
        String sql = "select " + part.repeat((SqlReader.MOST_CHARACTERS - 10) / part.length());

        Failure refused = catchThrowableOfType(Failure.class, () -> READER.read(sql + "1"));

        // A sum of five thousand numbers is no attack, and the database bounds it.
        assertThat(refused == null ? ChatError.SQL_NOT_ALLOWED : refused.code()).isEqualTo(ChatError.SQL_NOT_ALLOWED);
    }

    @Test
    void nestingThatPeopleWriteIsRead() {
        for (String[] pair : new String[][] { { "(", ")" }, { "abs(", ")" }, { "case when true then ", " end" },
                { "(select ", ")" }, { "cast(", " as int)" } }) {
            for (int depth : new int[] { 3, 6 }) {
                String sql = "select " + pair[0].repeat(depth) + "1" + pair[1].repeat(depth);

                assertThat(READER.read(sql)).startsWithIgnoringCase("select");
            }
        }
    }

    /** Whatever number a text may hold: what has more digits is an error of the database's at once. */
    @Test
    void aNumberWithoutPrecisionIsGivenOne() {
        assertThat(READER.read("select cast(concat('1e', '130000') as numeric), 5::decimal"))
                .isEqualTo("SELECT cast(concat('1e', '130000') AS numeric (60, 20)), 5::decimal (60, 20)");
    }

    /** Each column is the sum, or the text, of two of the one before. */
    @ParameterizedTest
    @ValueSource(strings = { "x * x", "x || x", "concat(x, x)", "x + 1 + x" })
    void whatDoublesWithEachSelectIsRefused(String twice) {
        var chain = new StringBuilder("with a0 as (select ano as x from vw_pedidos)");
        var renamed = new StringBuilder("with a0(x) as (select ano from vw_pedidos)");
        var united = new StringBuilder("with a0 as (select ano as x from vw_pedidos)");
        for (int i = 1; i < 20; i++) {
            chain.append(", a%d as (select %s as x from a%d)".formatted(i, twice, i - 1));
            renamed.append(", a%d(x) as (select %s from a%d)".formatted(i, twice, i - 1));
            united.append(", a%d as (select 1 as x union all select %s from a%d)".formatted(i, twice, i - 1));
        }

        for (var statement : new StringBuilder[] { chain, renamed, united }) {
            assertThatThrownBy(() -> READER.read(statement + " select x from a19"))
                    .hasMessage("It calculates with what it calculated before too often");
        }
    }

    @Test
    void aReaderThatIsClosedMeanwhileSaysSo() {
        var closed = new SqlReader(ListedViews.VALUE);
        closed.close();

        Failure failure = catchThrowableOfType(Failure.class, () -> closed.read("select 1"));

        assertThat(failure.code()).isEqualTo(CoreError.UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "  ", "select 1 \0", "select '\uD800'", "select \u0007" })
    void textThatIsNoneIsRefused(String sql) {
        assertThatThrownBy(() -> READER.read(sql)).isInstanceOf(Failure.class);
    }

    @Test
    void whatIsTooLongIsNotEvenRead() {
        String sql = "select " + "1,".repeat(600_000) + "1";

        assertThatThrownBy(() -> READER.read(sql)).hasMessage("The SQL is longer than 10000 characters");
    }
}
