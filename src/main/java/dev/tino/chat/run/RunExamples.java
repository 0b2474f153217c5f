package dev.tino.chat.run;

import dev.tino.chat.talk.TalkExamples;

/** For the OpenAPI document. */
final class RunExamples {

    static final String OPENED = "{\"talk\": " + TalkExamples.TALK + ",\n \"message\": " + TalkExamples.MESSAGE
            + ",\n \"runId\": \"01936f4e-7c1a-7000-8000-000000000004\"}";

    static final String SAID = "{\"message\": " + TalkExamples.MESSAGE
            + ",\n \"runId\": \"01936f4e-7c1a-7000-8000-000000000004\"}";

    static final String RUN = """
            {"id": "01936f4e-7c1a-7000-8000-000000000004", "talkId": "01936f4e-7c1a-7000-8000-000000000001",
             "messageId": "01936f4e-7c1a-7000-8000-000000000002", "answerId": "01936f4e-7c1a-7000-8000-000000000003",
             "status": "completed", "error": null, "createdAt": "2026-01-31T12:00:00Z",
             "startedAt": "2026-01-31T12:00:00Z", "finishedAt": "2026-01-31T12:00:02Z"}""";

    static final String EVENTS = "id: 417003000001\nevent: token\ndata: {\"text\":\"Em janeiro \"}\n\n"
            + "id: 417003000002\nevent: completed\ndata: {\"status\": \"completed\"}\n\n";

    private RunExamples() {
    }
}
