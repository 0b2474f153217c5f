package dev.tino.chat.provider;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.tino.chat.assistant.Piece.Evidence;
import dev.tino.chat.assistant.Turn;
import dev.tino.chat.observatory.Loaded;
import dev.tino.chat.question.VettedAnswer;
import io.smallrye.mutiny.Uni;

/**
 * Where a model's answers come from.
 *
 * @param facts what the vetted questions say of what was said, the last of it the question
 * @param loaded which records there are
 * @param schema what a statement may read, in words for a model; empty while there is no way to run one
 * @param query runs a statement that somebody else wrote
 */
record Sources(Function<List<Turn>, Uni<Optional<VettedAnswer>>> facts, Supplier<Uni<Optional<Loaded>>> loaded,
        Supplier<Optional<String>> schema, Function<String, Uni<Evidence>> query) {
}
