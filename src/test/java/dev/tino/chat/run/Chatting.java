package dev.tino.chat.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.tino.testsupport.Account;
import dev.tino.testsupport.Awaiting;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

/** What people do in talks, over HTTP. */
public final class Chatting {

    public static final String TALKS = "/api/v1/chat/talks";
    public static final String RUNS = "/api/v1/chat/runs/";

    private Chatting() {
    }

    /** Something that happened to a run, as a client sees it. */
    record Event(String id, String type, String data) {

        String text() {
            return type.equals("token") ? JsonPath.from(data).getString("text") : "";
        }
    }

    public static Response open(Account account, String message) {
        Response opened = account.post(TALKS, Map.of("message", message));
        opened.then().statusCode(201);
        return opened;
    }

    /** Opens a talk, and waits for the answer. */
    public static UUID talk(Account account, String message) {
        Response opened = open(account, message);
        ended(account, opened.path("runId"));
        return UUID.fromString(opened.path("talk.id"));
    }

    public static Response say(Account account, UUID talkId, String message) {
        return account.post(TALKS + "/" + talkId + "/messages", Map.of("content", message));
    }

    public static Response messages(Account account, Object talkId) {
        return account.get(TALKS + "/" + talkId + "/messages");
    }

    /** The run as it stands once it has ended. */
    public static Response ended(Account account, String runId) {
        return Awaiting.until(() -> account.get(RUNS + runId), run -> run.path("finishedAt") != null);
    }

    /** All events behind one; they end with the run. */
    static List<Event> events(Account account, String runId, String lastSeen) {
        Response events = account.request().header("Last-Event-ID", lastSeen).get(RUNS + runId + "/events");
        events.then().statusCode(200);
        return parse(events.asString());
    }

    static List<Event> parse(String stream) {
        var events = new ArrayList<Event>();
        for (String block : stream.split("\n\n")) {
            Map<String, String> fields = block.lines().filter(line -> !line.startsWith(":"))
                    .collect(Collectors.toMap(line -> line.substring(0, line.indexOf(':')),
                            line -> line.substring(line.indexOf(':') + 2)));
            if (!fields.isEmpty()) {
                events.add(new Event(fields.get("id"), fields.get("event"), fields.get("data")));
            }
        }
        return events;
    }

    static String text(List<Event> events) {
        return String.join("", events.stream().map(Event::text).toList());
    }
}
