package dev.tino.testsupport;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Lets every test run with a broker: {@code ./mvnw verify -Dtino.test.transport=kafka}. */
// The annotation counts for all tests, wherever it stands.
@QuarkusTestResource(TestTransport.class)
public class TestTransport implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return "kafka".equals(System.getProperty("tino.test.transport")) ? new TestBroker().start() : Map.of();
    }

    @Override
    public void stop() {
    }
}
