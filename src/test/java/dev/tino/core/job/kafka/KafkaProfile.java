package dev.tino.core.job.kafka;

import java.util.List;

import dev.tino.testsupport.TestBroker;
import io.quarkus.test.junit.QuarkusTestProfile;

/** Jobs go through a broker. */
public class KafkaProfile implements QuarkusTestProfile {

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(TestBroker.class));
    }
}
