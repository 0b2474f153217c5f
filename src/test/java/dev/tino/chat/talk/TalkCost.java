package dev.tino.chat.talk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * What the database does for pages of talks and messages among many: planning and running, as it tells itself, and the time
 * that goes by for whoever asks.
 */
public final class TalkCost {

    static final int LONG_TALK = 100_000;

    private static final int PAGE = 50;
    private static final int OTHERS = 100;
    private static final int TALKS_OF_EACH = 90;
    private static final int MESSAGES_OF_EACH = 100;
    private static final long MESSAGES_IN_ALL = LONG_TALK + OTHERS * TALKS_OF_EACH * MESSAGES_OF_EACH;
    private static final Pattern MILLIS = Pattern.compile("(?:Planning|Execution) Time: ([0-9.]+) ms");

    private static final String OWNERS = """
            insert into users (id, email, password_hash, roles, created_at)
            select gen_random_uuid(), 'talker' || n || '@example.com', 'x', array['user'], now() from generate_series(0, $1) n""";
    private static final String TALKS = """
            insert into chat_talk (id, owner_id, name, messages, created_at, active_at)
            select gen_random_uuid(), u.id, 'Conversa ' || t, case when u.email = 'talker0@example.com' then $2 else $3 end, now(),
                   now() - random() * interval '1 year'
              from users u, generate_series(1, $1) t
             where u.email like 'talker%' and (t = 1 or u.email <> 'talker0@example.com')""";
    /** Few words are frequent and most are rare, as people speak. */
    private static final String MESSAGES = """
            insert into chat_message (id, owner_id, talk_id, number, role, content, status, answers, created_at)
            select gen_random_uuid(), t.owner_id, t.id, n, case n % 2 when 1 then 'user' else 'assistant' end,
                   (select string_agg(words[1 + floor(3000 * power(random(), 3))::int], ' ')
                      from (select $1::text[] as words) given, generate_series(1, 20 + n % 20)),
                   'completed', case n % 2 when 0 then gen_random_uuid() end, now()
              from chat_talk t, generate_series(1, t.messages) n""";

    private final Pool pool;
    private final Random random;
    private final int rounds;
    private final Map<String, Map<String, Object>> results = new LinkedHashMap<>();
    private final Map<String, String> plans = new LinkedHashMap<>();
    private final List<String> words;

    /** @param rounds how often each case is measured */
    public TalkCost(Pool pool, long seed, int rounds) {
        this.pool = pool;
        this.random = new Random(seed);
        this.rounds = rounds;
        this.words = IntStream.range(0, 3_000).mapToObj(this::word).toList();
    }

    private String word(int index) {
        var word = new StringBuilder();
        for (int rest = index + 20; rest > 0; rest /= 20) {
            word.append("bcdfglmnprstvzhjkqxw".charAt(rest % 20)).append("aeiou".charAt(random.nextInt(5)));
        }
        return word.append(index % 3 == 0 ? "ção" : "r").toString();
    }

    /** Makes a million messages, a tenth of them in one talk, unless an earlier run has: they are the same each time. */
    public void fill() {
        if (pool.query("select count(*) from chat_message").executeAndAwait().iterator().next().getLong(0) == MESSAGES_IN_ALL) {
            return;
        }
        pool.query("delete from users where email like 'talker%'").executeAndAwait();
        pool.query("truncate chat_talk cascade").executeAndAwait();
        pool.query("select setseed(0.5)").executeAndAwait();
        pool.preparedQuery(OWNERS).executeAndAwait(Tuple.of(OTHERS));
        pool.preparedQuery(TALKS).executeAndAwait(Tuple.of(TALKS_OF_EACH, LONG_TALK, MESSAGES_OF_EACH));
        pool.preparedQuery(MESSAGES).executeAndAwait(Tuple.of(words.toArray(String[]::new)));
        // What the database does by itself within a minute.
        pool.query("vacuum (analyze) chat_talk, chat_message").executeAndAwait();
    }

    /** Milliseconds by case. */
    public Map<String, Map<String, Object>> measure() {
        UUID[] talker = ids("select owner_id, id from chat_talk where messages = " + LONG_TALK);
        UUID[] other = ids("select owner_id, id from chat_talk where messages = " + MESSAGES_OF_EACH + " limit 1");
        measure("messages: a page of the long talk, at any depth", MessageRows.PAGE,
                round -> Tuple.of(talker[0], talker[1], random.nextInt(LONG_TALK - PAGE), PAGE + 1));
        measure("messages: a page of a short talk", MessageRows.PAGE, round -> Tuple.of(other[0], other[1], 0, PAGE + 1));
        String search = TalkRows.SEARCH.formatted("", PAGE + 1);
        measure("talks: a rare word, 100,000 messages", search, round -> Tuple.of(talker[0], rare()));
        measure("talks: a frequent word, 100,000 messages", search, round -> Tuple.of(talker[0], frequent()));
        measure("talks: two words, 100,000 messages", search, round -> Tuple.of(talker[0], frequent() + " " + rare()));
        measure("talks: a rare word, 9,000 messages", search, round -> Tuple.of(other[0], rare()));
        measure("talks: a frequent word, 9,000 messages", search, round -> Tuple.of(other[0], frequent()));
        measure("talks: a page by last activity", TalkRows.PAGE.formatted("", PAGE + 1), round -> Tuple.of(other[0]));
        measure("history of a message", History.TURNS,
                round -> Tuple.of(talker[0], talker[1], 1 + 2 * random.nextInt(LONG_TALK / 2), 400, 400_000));
        return results;
    }

    /** One for each case, with the buffers that it touched. */
    public Map<String, String> plans() {
        return plans;
    }

    private String rare() {
        return words.get(2_000 + random.nextInt(1_000));
    }

    private String frequent() {
        return words.get(random.nextInt(5));
    }

    private UUID[] ids(String statement) {
        var row = pool.query(statement).executeAndAwait().iterator().next();
        return new UUID[] { row.getUUID(0), row.getUUID(1) };
    }

    private void measure(String label, String statement, IntFunction<Tuple> parameters) {
        List<Double> told = new ArrayList<>();
        List<Double> waited = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Tuple given = parameters.apply(round);
            told.add(explained(label, statement, given));
            long begin = System.nanoTime();
            pool.preparedQuery(statement).executeAndAwait(given);
            waited.add((System.nanoTime() - begin) / 1e6);
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("databaseP50", at(told, 0.5));
        result.put("databaseP95", at(told, 0.95));
        result.put("wallP50", at(waited, 0.5));
        result.put("wallP95", at(waited, 0.95));
        results.put(label, result);
    }

    private double explained(String label, String statement, Tuple parameters) {
        var plan = new StringBuilder();
        pool.preparedQuery("explain (analyze, buffers) " + statement).executeAndAwait(parameters)
                .forEach(row -> plan.append(row.getString(0)).append('\n'));
        plans.putIfAbsent(label, plan.toString());
        return MILLIS.matcher(plan).results().map(found -> found.group(1)).mapToDouble(Double::parseDouble).sum();
    }

    private static double at(List<Double> measured, double share) {
        double[] sorted = measured.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return Math.round(sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)] * 100) / 100.0;
    }
}
