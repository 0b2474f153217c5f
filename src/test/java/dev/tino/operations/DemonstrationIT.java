package dev.tino.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.tino.operations.Client.Session;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.RunningTino;

/** What somebody who tries Tino out is told and finds. */
class DemonstrationIT {

    private static final Pattern PASSWORD = Pattern.compile("with the password (\\S+)");
    private static final Pattern TOKEN = Pattern.compile("(?m)^TOKEN=(\\S+)$");
    private static final Pattern REQUEST = Pattern.compile("(?m)^curl -H \"Authorization: Bearer \\$TOKEN\" (\\S+)$");
    private static final Pattern COMPANY = Pattern.compile("gets in by the token (\\S+)");
    /** Told when all has been made. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void whatIsToldGetsOneInAndASecondStartMakesNothingTwice() throws Exception {
        String token;
        List<String> made;
        try (RunningTino first = start()) {
            made = records(first);
            token = told(first, TOKEN);
            var client = new Client(first);

            var models = client.get(URI.create(told(first, REQUEST)).getPath(), token);

            assertThat(URI.create(told(first, REQUEST)).getPort()).isEqualTo(first.port());
            assertThat(models.body()).contains("finance.transactions", "chat.questions", "books.", "credit.");
            assertThat(first.log()).contains("The records of the demonstration are there").doesNotContain("are missing");
        }

        try (RunningTino second = start()) {
            assertThat(records(second)).isEqualTo(made);
            assertThat(told(second, TOKEN)).isEqualTo(token);
        }
    }

    private RunningTino start() {
        return RunningTino.in(folder, Map.of("TINO_DEMO_ENABLED", "true"));
    }

    /** Ids of what each of the people has, once all is there. */
    private static List<String> records(RunningTino tino) throws Exception {
        String company = told(tino, COMPANY);
        String password = told(tino, PASSWORD);
        var client = new Client(tino);
        List<String> records = new ArrayList<>();
        for (String path : List.of("datasets", "decisions")) {
            records.addAll(ids(client, "/api/v1/credit/" + path, company));
        }
        for (String person : List.of("user", "analyst")) {
            Session session = Client.session(client.post("/api/v1/auth/login", null,
                    "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(person, password)), 200);
            records.addAll(ids(client, "/api/v1/chat/talks", session.accessToken()));
            records.addAll(ids(client, person.equals("user") ? "/api/v1/finance/imports" : "/api/v1/jobs",
                    session.accessToken()));
        }
        records.addAll(ids(client, "/api/v1/books", company));
        return records;
    }

    private static List<String> ids(Client client, String path, String token) throws Exception {
        var found = client.get(path + "?limit=500", token);
        assertThat(found.statusCode()).as(path + found.body()).isEqualTo(200);
        List<String> ids = new ArrayList<>();
        Client.json(found).get("items").forEach(one -> ids.add(one.path("id").asText()));
        assertThat(ids).as(path).isNotEmpty();
        return ids;
    }

    private static String told(RunningTino tino, Pattern line) {
        return Awaiting.until(PATIENCE,
                () -> line.matcher(tino.output()).results().map(found -> found.group(1)).findFirst().orElse(""),
                text -> !text.isEmpty());
    }
}
