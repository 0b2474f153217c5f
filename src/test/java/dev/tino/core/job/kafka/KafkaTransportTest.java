package dev.tino.core.job.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

import dev.tino.core.job.Jobs;
import dev.tino.core.job.NewJob;
import dev.tino.testsupport.RunningBroker;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@TestProfile(KafkaProfile.class)
@QuarkusTestResource(TestDatabase.class)
class KafkaTransportTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String FIRST = "batch-jobs";
    private static final String LATER = "embeddings-results";

    private final RunningBroker broker = RunningBroker.shared();

    @Inject
    Jobs jobs;
    @Inject
    Pool pool;

    @Test
    void eachStageOfAJobIsHandedOverThroughItsTopic() {
        UUID job = submit();

        awaitStatus(job, "completed");

        assertThat(attempts(job)).isEqualTo(2);
        assertThat(query("select tries from job where id = $1", job).getInteger(0)).isEqualTo(1);
        assertThat(messagesAbout(job, FIRST)).containsOnly("{\"jobId\":\"%s\",\"stage\":0}".formatted(job));
        assertThat(messagesAbout(job, LATER)).containsOnly("{\"jobId\":\"%s\",\"stage\":1}".formatted(job));
    }

    @Test
    void poisonIsKeptWithTheReasonAndTheNextJobRuns() throws Exception {
        byte[] large = new byte[100_000];
        Arrays.fill(large, (byte) 'x');
        UUID unknown = UUID.randomUUID();
        String key = UUID.randomUUID().toString();
        send(FIRST, key, "hello".getBytes(StandardCharsets.UTF_8));
        send(FIRST, key, null);
        send(FIRST, key, large);
        send(FIRST, key, "{\"jobId\":\"nobody\",\"stage\":0}".getBytes(StandardCharsets.UTF_8));
        send(FIRST, key, new Announcement(unknown, 1).bytes());
        send(LATER, key, new Announcement(unknown, 0).bytes());

        UUID job = submit();
        awaitStatus(job, "completed");
        List<ConsumerRecord<byte[], byte[]>> letters = awaitMessages(FIRST + "-dlt", key, 5);
        List<ConsumerRecord<byte[], byte[]>> later = awaitMessages(LATER + "-dlt", key, 1);

        assertThat(letters).extracting(letter -> header(letter, "x-error")).containsExactly("no JSON", "no value",
                "100000 bytes, more than 1024", "jobId is no UUID", "stage 1 does not belong here");
        assertThat(letters.get(0).value()).asString().isEqualTo("hello");
        assertThat(letters.get(1).value()).isNull();
        assertThat(letters.get(2).value()).isEqualTo(large);
        assertThat(letters).allSatisfy(letter -> {
            assertThat(header(letter, "x-original-topic")).isEqualTo(FIRST);
            assertThat(header(letter, "x-original-partition")).matches("\\d+");
            assertThat(header(letter, "x-original-offset")).matches("\\d+");
        });
        assertThat(later).extracting(letter -> header(letter, "x-error")).containsExactly("stage 0 does not belong here");
        assertThat(RestAssured.get("/q/metrics").asString())
                .contains("tino_jobs_kafka_dead_letters_total{kept=\"true\",topic=\"batch-jobs\"}");
    }

    @Test
    void poisonThatIsTooLargeToKeepIsKeptWithoutItsValue() throws Exception {
        String key = UUID.randomUUID().toString();
        limitDeadLetters(1_000);
        List<ConsumerRecord<byte[], byte[]>> letters;
        try {
            send(FIRST, key, new byte[5_000]);
            letters = awaitMessages(FIRST + "-dlt", key, 1);
        } finally {
            limitDeadLetters(KafkaClients.LARGEST_DEAD_LETTER);
        }

        assertThat(letters.get(0).value()).isNull();
        assertThat(header(letters.get(0), "x-error")).isEqualTo("5000 bytes, more than 1024");
        assertThat(header(letters.get(0), "x-original-bytes")).isEqualTo("5000");
        assertThat(header(letters.get(0), "x-original-offset")).matches("\\d+");
    }

    private void limitDeadLetters(int bytes) throws Exception {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, FIRST + "-dlt");
        var limit = new AlterConfigOp(new ConfigEntry("max.message.bytes", Integer.toString(bytes)), AlterConfigOp.OpType.SET);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            admin.incrementalAlterConfigs(Map.of(topic, List.of(limit))).all().get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void jobsThatNobodyHereKnowsStandInNobodysWay() {
        pool.query("""
                insert into job (id, kind, status, turn, run_at)
                select gen_random_uuid(), 'test.of-a-later-version', 'pending', -1, now() from generate_series(1, 3000)""")
                .execute().await().atMost(PATIENCE);
        try {
            UUID job = submit();

            awaitStatus(job, "completed");

            assertThat(attempts(job)).isEqualTo(2);
        } finally {
            pool.query("delete from job where kind = 'test.of-a-later-version'").execute().await().atMost(PATIENCE);
        }
    }

    @Test
    void messagesAboutWhatIsDoneOrGoneChangeNothing() throws Exception {
        UUID done = submit();
        awaitStatus(done, "completed");
        UUID deleted = submit();
        awaitStatus(deleted, "completed");
        pool.preparedQuery("delete from job where id = $1").execute(Tuple.of(deleted)).await().atMost(PATIENCE);
        long events = events(done);
        for (UUID id : List.of(done, deleted, UUID.randomUUID())) {
            for (int times = 0; times < 20; times++) {
                send(FIRST, id.toString(), new Announcement(id, 0).bytes());
                send(LATER, id.toString(), new Announcement(id, 1).bytes());
            }
        }

        UUID next = submit();
        awaitStatus(next, "completed");

        assertThat(status(done)).isEqualTo("completed");
        assertThat(attempts(done)).isEqualTo(2);
        assertThat(events(done)).isEqualTo(events);
        assertThat(query("select count(*) from job where id = $1", deleted).getLong(0)).isZero();
    }

    @Test
    void whileTheBrokerIsAwayJobsWaitAndTinoIsWell() {
        broker.kill();
        UUID job;
        try {
            job = submit();
            await(() -> RestAssured.get("/q/metrics").asString(), text -> text.contains("tino_jobs_kafka_present 0"));

            assertThat(status(job)).isEqualTo("pending");
            Response health = RestAssured.get("/q/health/ready");
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(health.<String> path("checks.find { it.name == 'broker' }.data.state")).isEqualTo("away");
        } finally {
            broker.start();
        }

        awaitStatus(job, "completed");

        assertThat(attempts(job)).isEqualTo(2);
    }

    private UUID submit() {
        return pool.withTransaction(transaction -> jobs.submit(transaction, new NewJob(TwoStages.KIND, null, List.of())))
                .await().atMost(PATIENCE);
    }

    private void awaitStatus(UUID job, String expected) {
        await(() -> status(job), expected::equals);
    }

    private static <T> void await(Supplier<T> found, Predicate<T> expected) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        T last = found.get();
        while (!expected.test(last)) {
            assertThat(System.nanoTime()).as("%s", last).isLessThan(end);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            last = found.get();
        }
    }

    private String status(UUID job) {
        return query("select status from job where id = $1", job).getString(0);
    }

    private int attempts(UUID job) {
        return query("select attempt from job where id = $1", job).getInteger(0);
    }

    private long events(UUID job) {
        return query("select count(*) from job_event where job_id = $1", job).getLong(0);
    }

    private Row query(String sql, UUID job) {
        return pool.preparedQuery(sql).execute(Tuple.of(job)).await().atMost(PATIENCE).iterator().next();
    }

    private void send(String topic, String key, byte[] value) throws Exception {
        try (var producer = new KafkaProducer<>(Map.of("bootstrap.servers", broker.address()), new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value)).get(30, TimeUnit.SECONDS);
        }
    }

    private List<String> messagesAbout(UUID job, String topic) {
        return messages(topic, job.toString()).stream()
                .map(message -> new String(message.value(), StandardCharsets.UTF_8)).toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> awaitMessages(String topic, String key, int count) {
        await(() -> messages(topic, key).size(), size -> size >= count);
        return messages(topic, key);
    }

    /** All of a key, in their order. */
    private List<ConsumerRecord<byte[], byte[]>> messages(String topic, String key) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", broker.address()),
                new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        return found.stream().filter(message -> key.equals(new String(message.key(), StandardCharsets.UTF_8))).toList();
    }

    private static String header(ConsumerRecord<byte[], byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
