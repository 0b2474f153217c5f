package dev.tino.compat;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** As browsers send them: a client library would escape them first. */
    @ParameterizedTest
    @ValueSource(strings = { "/api/v1/books/search?titulo={x}|^`", "/api/v1/books/price-range?min_preco=1&max_preco=9|",
            "/api/users?x={|}", "/api/batch-jobs/%25zz", "/api/v1/books/search?titulo=%25zz" })
    void charactersThatAreNoPartOfAnAddressAreNoFaultOfOurs(String address) throws Exception {
        assertThat(status(address, null)).isIn(200, 400, 401, 422);
    }

    @Test
    void escapesAreReadOnce() throws Exception {
        String token = Account.register().token();

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

    private int status(String address, String token) throws Exception {
        URI base = tino.toURI();
        try (var socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(("GET " + address + " HTTP/1.1\r\nHost: " + base.getAuthority()
                    + "\r\nConnection: close\r\n" + (token == null ? "" : "Authorization: Bearer " + token + "\r\n") + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            var answer = new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII);
            var head = new StringBuilder();
            while (head.length() < 12) {
                head.append((char) answer.read());
            }
            return Integer.parseInt(head.substring(9, 12));
        }
    }
}
