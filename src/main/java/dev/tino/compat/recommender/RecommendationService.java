package dev.tino.compat.recommender;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.tino.books.catalogue.Book;
import dev.tino.books.catalogue.BookView;
import dev.tino.books.catalogue.Books;
import dev.tino.books.recommendation.Asker;
import dev.tino.books.recommendation.Basis;
import dev.tino.books.recommendation.BooksForReaders;
import dev.tino.books.recommendation.Recommendation;
import dev.tino.books.recommendation.SimilarBooks;
import dev.tino.compat.LegacyKind;
import dev.tino.compat.LegacyNumbers;
import dev.tino.core.web.PlainText;
import io.smallrye.mutiny.Uni;

/** Recommendations in this system's shape. They are told and not kept: only a reader himself says what he likes. */
@ApplicationScoped
class RecommendationService {

    private static final int TEN = 10;
    private static final int LONGEST_TITLE = 500;

    private final Books books;
    private final SimilarBooks similar;
    private final BooksForReaders readers;
    private final BookNumbers numbers;
    private final LegacyNumbers users;

    RecommendationService(Books books, SimilarBooks similar, BooksForReaders readers, BookNumbers numbers,
            LegacyNumbers users) {
        this.books = books;
        this.similar = similar;
        this.readers = readers;
        this.numbers = numbers;
        this.users = users;
    }

    record Predicted(@Schema(examples = "The Testament of Mary") String title, @Schema(examples = "2") long id,
            @JsonProperty("similarity_score") @Schema(examples = "0.178") double score) {

        static Predicted of(long number, Recommendation recommended) {
            return new Predicted(recommended.book().title(), number, recommended.score());
        }
    }

    /** @param rating in words; null when nobody rated it */
    record Preferred(@Schema(examples = "2") long id, @Schema(examples = "The Testament of Mary") String title,
            @Schema(examples = "52.67") BigDecimal price, @Schema(nullable = true, examples = "Four") String rating,
            @JsonProperty("image_url") String imageUrl,
            @JsonProperty("similarity_score") @Schema(examples = "0.178") double score) {

        static Preferred of(long number, BookView book, double score) {
            return new Preferred(number, book.title(), book.price(), Stars.word(book.rating()),
                    Missing.text(book.imageUrl()), score);
        }
    }

    /** Books like the one of exactly this title; of several, like the first. */
    Uni<List<Predicted>> like(String title, Asker asker) {
        if (PlainText.Rule.violation(title, LONGEST_TITLE) != null) {
            throw unknown(title.substring(0, Math.min(LONGEST_TITLE, title.length())));
        }
        return books.titled(title, 1)
                .map(found -> found.stream().findFirst().orElseThrow(() -> unknown(title)))
                .map(Book::id)
                .chain(id -> similar.like(id, TEN, asker))
                .chain(found -> numbers.with(best(found.items()), one -> one.book().id(), Predicted::of));
    }

    private static RuntimeException unknown(String title) {
        return Answers.error(400, "O título \"%s\" não foi encontrado na base de dados.".formatted(title));
    }

    /** @return null for somebody else's number, and when there are no books */
    Uni<List<Preferred>> of(String userNumber, Asker asker) {
        return users.of(LegacyKind.USER, asker.id(), asker.id())
                .chain(number -> number.toString().equals(userNumber) ? forReader(asker) : Uni.createFrom().nullItem());
    }

    private Uni<List<Preferred>> forReader(Asker asker) {
        return readers.to(asker, TEN).chain(found -> {
            // What is popular was compared with nothing.
            boolean isCompared = found.basis() != Basis.POPULAR;
            return found.items().isEmpty() ? Uni.createFrom().nullItem()
                    : numbers.with(best(found.items()), one -> one.book().id(),
                            (number, one) -> Preferred.of(number, one.book(), isCompared ? one.score() : 0));
        });
    }

    /** Diversity orders them otherwise. */
    private static List<Recommendation> best(List<Recommendation> recommended) {
        return recommended.stream().sorted(Comparator.comparingDouble(Recommendation::score).reversed()).toList();
    }
}
