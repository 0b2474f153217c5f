package dev.tino.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/** Notes every password and token that the tests send or are given, for the test that looks for them afterwards. */
public class Secrets implements QuarkusTestBeforeEachCallback, Filter {

    private static final Path FILE = TestFork.THIS.secretsFile();
    /** Shorter ones are words that stand anywhere. */
    private static final int SHORTEST = 8;
    private static final Pattern FIELD = Pattern.compile(
            "\"(?:password|current|new|token|access_token|refresh_token)\"\\s*:\\s*\"([^\"\\\\]{" + SHORTEST + ",})\"");
    private static final Set<String> NOTED = ConcurrentHashMap.newKeySet();

    static void forget() {
        try {
            Files.deleteIfExists(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        RestAssured.replaceFiltersWith(this);
    }

    @Override
    public Response filter(FilterableRequestSpecification request, FilterableResponseSpecification expected,
            FilterContext context) {
        if (request.getBody() instanceof String body) {
            noteFields(body);
        }
        String authorization = request.getHeaders().getValue("Authorization");
        if (authorization != null && authorization.startsWith("Bearer ")) {
            note(authorization.substring("Bearer ".length()));
        }
        request.getFormParams().forEach((name, value) -> {
            if (name.equals("password")) {
                note(String.valueOf(value));
            }
        });
        Response response = context.next(request, expected);
        if (response.contentType() != null && response.contentType().startsWith("application/json")) {
            noteFields(response.asString());
        }
        return response;
    }

    private static void noteFields(String json) {
        FIELD.matcher(json).results().forEach(field -> note(field.group(1)));
    }

    private static synchronized void note(String secret) {
        if (secret.length() >= SHORTEST && secret.lines().count() == 1 && NOTED.add(secret)) {
            try {
                Files.writeString(FILE, secret + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
