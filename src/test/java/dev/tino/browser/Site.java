package dev.tino.browser;

import static io.restassured.RestAssured.given;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tino.testsupport.RunningTino;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** One packaged Tino with the records of its demonstration, for all tests. */
final class Site implements AutoCloseable {

    private static final Pattern PASSWORD = Pattern.compile("with the password (\\S+)");
    private static final Pattern COMPANY = Pattern.compile("gets in by the token (\\S+)");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    static final String SESSION = "tino_session";

    private final Map<Person, String> sessions = new ConcurrentHashMap<>();
    private final Path folder;
    private final RunningTino tino;
    private final String password;
    private final String companyToken;

    Site() throws IOException, InterruptedException {
        folder = Files.createTempDirectory("tino-browser-");
        tino = RunningTino.in(folder, Map.of("TINO_DEMO_ENABLED", "true", "QUARKUS_HTTP_HOST", "127.0.0.1"));
        companyToken = told(COMPANY);
        password = told(PASSWORD);
    }

    /** What the console tells to whoever started it; the company's token last, when all is there. */
    private String told(Pattern pattern) throws InterruptedException {
        long begin = System.nanoTime();
        Matcher told = pattern.matcher(tino.output());
        while (!told.find()) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new IllegalStateException("The demonstration never came:\n" + tino.log());
            }
            Thread.sleep(50);
            told = pattern.matcher(tino.output());
        }
        return told.group(1);
    }

    URI address() {
        return tino.uri("/");
    }

    String password() {
        return password;
    }

    String companyToken() {
        return companyToken;
    }

    /** What a program sends that has not logged in. */
    RequestSpecification request() {
        return given().baseUri(address().toString());
    }

    RequestSpecification request(Person person) {
        String token = request().contentType(ContentType.JSON)
                .body(Map.of("email", person.username() + "@tino.example", "password", password)).post("/api/v1/auth/login")
                .then().statusCode(200).extract().path("access_token");
        return request().header("Authorization", "Bearer " + token);
    }

    /** One of his sessions; all tests share it. */
    String session(Person person) {
        return sessions.computeIfAbsent(person, known -> logIn(known == Person.COMPANY ? Map.of("token", companyToken)
                : Map.of("username", known.username(), "password", password)));
    }

    /** A new session, as the form of the log-in begins it. */
    String logIn(Map<String, String> form) {
        return request().redirects().follow(false).formParams(form).post("/login").then().statusCode(303).extract()
                .cookie(SESSION);
    }

    /** What Tino itself has to say on what went wrong. */
    String warnings() {
        return tino.log().lines().filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        tino.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
