package dev.tino.chat.talk;

/** For the OpenAPI document. */
public final class TalkExamples {

    public static final String TALK = """
            {"id": "01936f4e-7c1a-7000-8000-000000000001", "name": "Quanto vendemos em janeiro?",
             "createdAt": "2026-01-31T12:00:00Z", "lastActivityAt": "2026-01-31T12:00:02Z"}""";

    public static final String MESSAGE = """
            {"id": "01936f4e-7c1a-7000-8000-000000000002", "talkId": "01936f4e-7c1a-7000-8000-000000000001", "role": "user",
             "content": "Quanto vendemos em janeiro?", "status": "completed", "createdAt": "2026-01-31T12:00:00Z"}""";

    static final String FOUND = """
            {"items": [{"id": "01936f4e-7c1a-7000-8000-000000000001", "name": "Quanto vendemos em janeiro?",
             "createdAt": "2026-01-31T12:00:00Z", "lastActivityAt": "2026-01-31T12:00:02Z",
             "snippet": "Em **janeiro** vendemos R$ 1.234.567,89"}], "nextCursor": null}""";

    static final String MESSAGES = "{\"items\": [" + MESSAGE + """
            , {"id": "01936f4e-7c1a-7000-8000-000000000003", "talkId": "01936f4e-7c1a-7000-8000-000000000001",
             "role": "assistant", "content": "Em janeiro vendemos R$ 1.234.567,89.", "status": "completed",
             "createdAt": "2026-01-31T12:00:02Z", "answers": "01936f4e-7c1a-7000-8000-000000000002",
             "evidence": {"sql": "select sum(valor_total) from vw_vendas_consolidadas", "columns": ["sum"],
                          "rows": [[1234567.89]], "truncated": false}}], "nextCursor": null}""";

    private TalkExamples() {
    }
}
