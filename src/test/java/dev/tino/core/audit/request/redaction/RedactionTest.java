package dev.tino.core.audit.request.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.core.web.limit.RateClass;
import dev.tino.core.web.limit.RateLimited;

class RedactionTest {

    private static final String SETTINGS = "/api/v1/audit/retention";
    private static final String FINANCE = "/api/v1/finance/transactions";
    private static final List<String> SECRET_NAMES = List.of("password", "Senha", "clientSecret", "refresh_token", "apiKey",
            "API-KEY", "Authorization", "credentials", "set-cookie", "private.key", "newPassword", "accessToken", "PWD");
    private static final int ROUNDS = 3_000;

    private final ObjectMapper json = new ObjectMapper();
    private final Redaction redaction = new Redaction(List.of(new LoggedContent("/api/v1/audit")),
            List.of(new RateLimited("/elsewhere/entry", RateClass.AUTH),
                    new RateLimited("/elsewhere/work", RateClass.INFERENCE)));

    @Test
    void nothingIsKeptOfABodyByWhichPeopleGetInElsewhere() {
        assertThat(redaction.keepsBody("/elsewhere/entry")).isFalse();
        assertThat(redaction.keepsBody("/elsewhere/work")).isTrue();
    }

    @Test
    void noSecretOfABodySurvives() throws Exception {
        for (long seed = 0; seed < ROUNDS; seed++) {
            var random = new Random(seed);
            var secrets = new ArrayList<String>();
            String body = json.writeValueAsString(tree(random, 0, secrets));
            int cut = random.nextBoolean() ? body.length() : 1 + random.nextInt(body.length());

            String kept = json(SETTINGS, body.substring(0, cut));
            String shape = json(FINANCE, body.substring(0, cut));

            for (String secret : secrets) {
                assertThat(kept).as("seed %d, %s", seed, body).doesNotContain(secret);
                assertThat(shape).as("seed %d, %s", seed, body).doesNotContain(secret);
            }
        }
    }

    /** Objects and lists at any depth, with secrets under names that tell and under names that do not. */
    private static Object tree(Random random, int depth, List<String> secrets) {
        int kind = random.nextInt(depth > 4 ? 3 : 6);
        if (kind == 0) {
            return random.nextInt(100_000);
        }
        if (kind == 1) {
            return "plain " + random.nextInt(100);
        }
        if (kind == 2) {
            return disguised(random, secrets);
        }
        if (kind == 3) {
            return List.of(tree(random, depth + 1, secrets), tree(random, depth + 1, secrets));
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("plain", tree(random, depth + 1, secrets));
        String secret = "s3cr" + UUID.randomUUID();
        secrets.add(secret);
        String name = SECRET_NAMES.get(random.nextInt(SECRET_NAMES.size()));
        object.put(name, switch (random.nextInt(3)) {
            case 0 -> secret;
            case 1 -> List.of(1, Map.of("inner", secret));
            default -> Map.of("value", secret);
        });
        object.put("after", tree(random, depth + 1, secrets));
        return object;
    }

    /** A secret in a text that bears an innocent name. */
    private static String disguised(Random random, List<String> secrets) {
        String secret = switch (random.nextInt(3)) {
            case 0 -> jwt(random);
            case 1 -> "Bearer " + Long.toHexString(random.nextLong()) + "0123456789";
            default -> "{\"password\":\"" + Long.toHexString(random.nextLong()) + "\"}";
        };
        secrets.add(secret.replace("\"", "\\\""));
        return random.nextBoolean() ? secret : "see " + secret + " there";
    }

    private static String jwt(Random random) {
        byte[] signature = new byte[48];
        random.nextBytes(signature);
        var encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encoder.encodeToString(("{\"sub\":\"" + random.nextInt() + "\"}").getBytes(StandardCharsets.UTF_8)) + "."
                + encoder.encodeToString(signature);
    }

    @Test
    void noSecretOfAnAddressSurvives() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            var random = new Random(seed);
            String jwt = jwt(random);
            String secret = Long.toHexString(random.nextLong()) + "aaaaaaaa";
            String name = SECRET_NAMES.get(random.nextInt(SECRET_NAMES.size()));

            String query = redaction.query("q=" + encoded(random, jwt) + "&" + encoded(random, name) + "=" + secret
                    + ";" + name + "=" + secret + "&" + encoded(random, jwt) + "=1&" + encoded(random, jwt) + "&page=2",
                    SETTINGS);
            String path = redaction.path("/api/v1/books/" + encoded(random, jwt) + ";" + name + "=" + secret + "/cover");

            String kept = Secrets.decoded(Secrets.decoded(query + path));
            assertThat(kept).as("seed %d", seed).doesNotContain(jwt, secret, jwt.split("\\.")[0], jwt.split("\\.")[2]);
            assertThat(query).startsWith("q=***&").endsWith("&***&page=2");
            assertThat(path).startsWith("/api/v1/books/***;").endsWith("=***/cover");
        }
    }

    /** Some characters percent-encoded, perhaps twice. */
    private static String encoded(Random random, String text) {
        var encoded = new StringBuilder();
        String percent = random.nextBoolean() ? "%" : "%25";
        text.chars().forEach(c -> encoded.append(random.nextInt(3) == 0 ? "%s%02x".formatted(percent, c)
                : Character.toString(c)));
        return encoded.toString();
    }

    @Test
    void anOrdinaryAddressStaysAsItWasSent() {
        assertThat(redaction.path("/api/v1/finance/transactions/caf%C3%A9"))
                .isEqualTo("/api/v1/finance/transactions/caf%C3%A9");
        assertThat(redaction.query("from=2026-01-01&q=p%C3%A3o+quente&&x", SETTINGS))
                .isEqualTo("from=2026-01-01&q=p%C3%A3o+quente&&x");
    }

    @Test
    void ofQueriesThatMayBeAboutAPersonOnlyWhatNamesNobodyStays() {
        String asked = "limit=5&from=2026-01-31&minAmount=-12.50&dryRun=true&categoryId=0199c5a1-7f2d-7dfb-b3b3-12b24aede53a";

        assertThat(redaction.query("person=Maria&q=p%C3%A3o&cpf=12345678901&ana&pin=1234&" + asked, FINANCE))
                .isEqualTo("person=***&q=***&cpf=***&***&pin=***&" + asked);
        assertThat(redaction.query("email=ana@example.com&limit=5", "/api/v1/users")).isEqualTo("email=***&limit=***");
    }

    @Test
    void aSecretIsKnownByItsName() {
        for (String name : List.of("auth", "authCode", "sig", "signature", "session_id", "otp", "OTP2", "myPIN", "pin", "code",
                "oauth.code", "pincode")) {
            assertThat(json(SETTINGS, "{\"%s\":\"hush\"}".formatted(name))).as(name).doesNotContain("hush");
            assertThat(redaction.query(name + "=hush", SETTINGS)).as(name).isEqualTo(name + "=***");
        }
        assertThat(json(SETTINGS, "{\"author\":1,\"shipping\":2,\"design\":3,\"zipcode\":4}"))
                .isEqualTo("{\"author\":1,\"shipping\":2,\"design\":3,\"zipcode\":4}");
    }

    @Test
    void aSecretIsKnownByItsLooks() {
        String refreshToken = "Abcdefghij_lmnopqrst-v.12.Zbcdefghij_lmnopqrst-vwxyz0123456789ABCDEFG";
        for (String text : List.of(refreshToken, "see " + refreshToken, "postgresql://tino:hush@localhost/tino",
                "https://hush@example.com", "code: 123456", "\"pin\":\"1234\"")) {
            assertThat(redaction.word(text, 500)).as(text).isEqualTo("***");
        }
        for (String text : List.of("https://example.com/a@b", "2026-01-31T12:00:00.123", "1.5.2", "an author: Ana",
                "file-of-many-characters.csv", "100%")) {
            assertThat(redaction.word(text, 500)).as(text).isEqualTo(text);
        }
    }

    @Test
    void whatIsEncodedAgainAndAgainIsTakenForASecret() {
        String name = "p%61ssword";
        String value = "%41";
        for (int i = 0; i < 6; i++) {
            assertThat(redaction.query(name + "=hush", SETTINGS)).endsWith("***").doesNotContain("hush");
            assertThat(redaction.query("q=" + value, SETTINGS)).isEqualTo(i < 3 ? "q=" + value : "q=***");
            name = name.replace("%", "%25");
            value = value.replace("%", "%25");
        }
    }

    @Test
    void theShapeOfABodyTellsNamesAndSizes() {
        String body = """
                {"transactions":[{"date":"2026-01-31","amount":-12.5,"person":null,"paid":true},{},{}],
                 "ana@example.com":"x","password":"hush"}""";

        assertThat(json(FINANCE, body)).isEqualTo(
                "{\"transactions\":[{\"date\":10,\"amount\":5,\"person\":0,\"paid\":1},\"... 2 more\"],\"?\":1,\"password\":\"***\"}");
        assertThat(json(FINANCE, "\"text\"")).isEqualTo("4");
        assertThat(json(FINANCE, "[[1,2],[3]]")).isEqualTo("[[1,\"... 1 more\"],\"... 1 more\"]");
    }

    @Test
    void whatIsCutOffOrMalformedEndsWhereItStopsMakingSense() {
        assertThat(json(FINANCE, "{\"a\":\"b\",\"c\":\"unfini")).isEqualTo("{\"a\":1,\"...\":\"cut\"}");
        assertThat(json(FINANCE, "[{\"a\":1},{\"a\":2},{\"a\"")).isEqualTo("[{\"a\":1},\"... 1 more\",\"... cut\"]");
        assertThat(json(SETTINGS, "{\"days\":30,oops:1}")).isEqualTo("{\"days\":30,\"...\":\"cut\"}");
        assertThat(json(SETTINGS, "password=hush")).isEqualTo("\"... cut\"");
    }

    @Test
    void aDeepBodyMayBeCutAnywhere() throws JsonProcessingException {
        for (long seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            var body = new StringBuilder();
            for (int depth = 0; depth < 20; depth++) {
                body.append(random.nextBoolean() ? "{\"a\":" : "[").append(random.nextInt(3) == 0 ? "{\"b\":[" : "[");
            }
            for (int end = 1; end <= body.length(); end++) {
                for (String rest : List.of("", "oops", "}", "]")) {
                    String cut = body.substring(0, end) + rest;
                    json.readTree(json(FINANCE, cut));
                    json.readTree(json(SETTINGS, cut));
                }
            }
        }
    }

    @Test
    void aDeepBodyIsCut() {
        String body = "{\"a\":".repeat(900) + "1" + "}".repeat(900);

        assertThat(json(FINANCE, body)).startsWith("{\"a\":{\"a\":").contains("... cut").hasSizeLessThan(200);
    }

    @Test
    void aBodyIsBounded() throws JsonProcessingException {
        String body = json.writeValueAsString(Map.of("days", "\u0001".repeat(4_000)));

        assertThat(json(SETTINGS, body)).hasSizeLessThanOrEqualTo(Redaction.MOST_BODY).doesNotContain("\u0001");
    }

    @Test
    void ofAnAccountsBodiesNothingStays() {
        for (String place : List.of("/api/v1/auth/login", "/api/v1/me", "/api/v1/me/password", "/api/v1/users/{id}/roles")) {
            assertThat(json(place, "{\"a\":1}")).as(place).isNull();
        }
        assertThat(json("/api/v1/menu", "{\"a\":1}")).isEqualTo("{\"a\":1}");
    }

    @Test
    void ofOtherBodiesTypeAndSizeStay() {
        assertThat(redaction.body(FINANCE, "Text/CSV; charset=utf-8", null, 12)).isEqualTo("text/csv, 12 bytes");
        assertThat(redaction.body(FINANCE, "multipart/form-data; boundary=x", null, 12))
                .isEqualTo("multipart/form-data, 12 bytes");
        assertThat(redaction.body(FINANCE, "Bearer abcdefghijkl", null, 12)).isEqualTo("unknown type, 12 bytes");
        assertThat(redaction.body(FINANCE, null, null, 0)).isNull();
    }

    @Test
    void controlCharactersAreReplaced() {
        assertThat(redaction.path("/a\u0000b\nc")).isEqualTo("/a\uFFFDb\uFFFDc");
        assertThat(redaction.word("order-17", 5)).isEqualTo("order");
        assertThat(redaction.word(jwt(new Random(1)), 500)).isEqualTo("***");
    }

    private String json(String place, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return redaction.body(place, "application/json", bytes, bytes.length);
    }
}
