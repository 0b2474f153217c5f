package dev.tino.chat.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import dev.tino.chat.assistant.Piece;
import dev.tino.chat.assistant.Piece.Evidence;
import dev.tino.chat.assistant.Piece.Token;
import dev.tino.chat.provider.protocol.Conversation;
import dev.tino.chat.provider.protocol.Message;
import dev.tino.chat.provider.protocol.Message.Role;
import dev.tino.core.error.Failure;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** One answer, which may take a model several tries: it asks for data, sees why it gets none, and asks otherwise. */
final class DialogAnswer {

    /** A model that got an error may ask once more. */
    private static final int MOST_STATEMENTS = 2;
    /** Some two thousand tokens; what is counted or summed up fits, and other rows are no reading for a model. */
    private static final int MOST_OF_ROWS = 8_000;

    private final Function<Conversation, Multi<String>> model;
    private final Function<String, Uni<Evidence>> query;
    private final UUID talkId;
    private int statements;
    private Evidence evidence;
    private boolean told;

    DialogAnswer(Function<Conversation, Multi<String>> model, Function<String, Uni<Evidence>> query, UUID talkId) {
        this.model = model;
        this.query = query;
        this.talkId = talkId;
    }

    /** Told before the first word, unless other evidence takes its place until then. */
    void restOn(Evidence found) {
        evidence = found;
    }

    /** An answer in words, whatever they are. */
    Multi<Piece> words(List<Message> messages) {
        return said(messages).onItem().transformToIterable(this::pieces);
    }

    /** An answer in words, or a statement in place of them, whose rows the answer is then made of. */
    Multi<Piece> askingForData(List<Message> messages) {
        SqlGate gate = new SqlGate();
        Multi<Piece> words = said(messages).map(gate::take).select().first(bit -> !gate.isClosed())
                .onItem().transformToIterable(this::pieces);
        return Multi.createBy().concatenating().streams(words, Multi.createFrom().deferred(() -> {
            List<Piece> rest = pieces(gate.end());
            return gate.statement().map(statement -> run(statement, messages))
                    .orElseGet(() -> Multi.createFrom().iterable(rest));
        }));
    }

    private Multi<String> said(List<Message> messages) {
        return model.apply(new Conversation(talkId, messages));
    }

    private List<Piece> pieces(String words) {
        if (words.isEmpty()) {
            return List.of();
        }
        if (told || evidence == null) {
            return List.of(new Token(words));
        }
        told = true;
        return List.of(evidence, new Token(words));
    }

    private Multi<Piece> run(String statement, List<Message> messages) {
        statements++;
        // Who has data is to make an answer of them: another statement is shown like any words, and not run.
        return query.apply(statement).<Next> map(found -> () -> words(and(messages, statement, rows(found))))
                .onFailure(this::maySee)
                .recoverWithItem(failure -> () -> askingForData(and(messages, statement, refusal((Failure) failure))))
                .onItem().transformToMulti(Next::answer);
    }

    /** How the answer goes on. */
    private interface Next {

        Multi<Piece> answer();
    }

    private String rows(Evidence found) {
        evidence = found;
        return DataText.rows(found, MOST_OF_ROWS) + "\nAnswer the question in words now.";
    }

    /** The database's words may quote values of the records. */
    private static String refusal(Failure failure) {
        return "The statement was refused:\n" + DataText.marked(failure.detail()) + "\nAnswer with another one, or in words.";
    }

    /** What the model may mend; that the records are away it cannot. */
    private boolean maySee(Throwable failure) {
        return failure instanceof Failure refused && refused.code().status() < 500 && statements < MOST_STATEMENTS;
    }

    private static List<Message> and(List<Message> messages, String statement, String result) {
        List<Message> more = new ArrayList<>(messages);
        more.add(new Message(Role.ASSISTANT, "```sql\n" + statement + "\n```"));
        more.add(new Message(Role.USER, result));
        return more;
    }
}
