package dev.tino.compat.recommender;

import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.compat.LegacyKind;
import dev.tino.compat.LegacyNumbers;
import io.smallrye.mutiny.Uni;

/** The numbers by which this system's clients know books. */
@ApplicationScoped
class BookNumbers {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private final LegacyNumbers numbers;

    BookNumbers(LegacyNumbers numbers) {
        this.numbers = numbers;
    }

    /** Each book with its number, in the same order. */
    <B, T> Uni<List<T>> with(List<B> books, Function<B, UUID> id, BiFunction<Long, B, T> view) {
        return numbers.of(LegacyKind.BOOK, null, books.stream().map(id).toList())
                .map(numbers -> books.stream().map(book -> view.apply(numbers.get(id.apply(book)), book)).toList());
    }

    /** @return null when no book has it, or it is no number */
    Uni<UUID> find(String number) {
        return NUMBER.matcher(number).matches() ? numbers.find(LegacyKind.BOOK, null, Long.parseLong(number))
                : Uni.createFrom().nullItem();
    }
}
