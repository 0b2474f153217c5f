package dev.tino.compat;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LegacyAddressesTest {

    @TestHTTPResource("/")
    URL tino;

    @Test
    void escapesAreReadOnce() throws Exception {
        String token = Account.register().token();

        assertThat(status("/api/v1/books/search?titulo=%25zz", null)).isEqualTo(200);
        assertThat(status("/api/batch-jobs/%25zz", null)).isEqualTo(401);
        assertThat(status("/api/batch-jobs/%25zz", token)).isEqualTo(404);
        assertThat(status("/api/v1/books/details/%25zz", token)).isEqualTo(404);
        assertThat(status("/api/v1/books/details/1%2F2", token)).isEqualTo(404);
    }

    @Test
    void tinosOwnLogInIsReadWhereverItsBodyEnds() {
        given().contentType("application/json")
                .body(" ".repeat(70_000) + "{\"email\":\"a@b.c\",\"password\":\"Nobody has this one 4711\"}")
                .post("/api/v1/auth/login").then().statusCode(401).contentType("application/problem+json");
        given().contentType("application/json").body("{\"emai").post("/api/v1/auth/login")
                .then().statusCode(400).contentType("application/problem+json");
    }

    /** Faster than anybody looks how much of it has come. */
    @Test
    void aBodyThatDecidesWhoAnswersIsNotReadBeyondItsLimit() throws Exception {
        String name = "chunked-" + System.nanoTime();
        byte[] body = (" ".repeat(2 << 20) + "{\"email\":\"%s@example.com\",\"password\":\"Nobody has this one 4711\"}"
                .formatted(name)).getBytes(StandardCharsets.US_ASCII);

        for (String path : List.of("register", "login")) {
            var request = new ByteArrayOutputStream();
            request.writeBytes(("POST /api/v1/auth/" + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            request.writeBytes(body);
            request.writeBytes("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(status(request.toByteArray())).isEqualTo(413);
        }
    }

    private int status(String address, String token) throws Exception {
        return status(("GET " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + (token == null ? "" : "Authorization: Bearer " + token + "\r\n") + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }

    private int status(byte[] request) throws Exception {
        URI base = tino.toURI();
        try (var socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request);
            var answer = new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII);
            var head = new StringBuilder();
            while (head.length() < 12) {
                head.append((char) answer.read());
            }
            return Integer.parseInt(head.substring(9, 12));
        }
    }
}
