package dev.tino.books.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.books.RealBooks;
import dev.tino.books.catalogue.Book;
import dev.tino.books.recommendation.BestScores.Scored;
import dev.tino.ml.encode.Term;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.ml.serve.LoadedModel;
import dev.tino.ml.train.Progress;

/** The recommender on a thousand real books, beside the one that it replaces. */
class GoldenRecommendationsTest {

    private static final int TEN = 10;

    private static List<Book> books;
    private static Map<String, Book> byUpc;
    private static ModelFile file;
    private static LoadedModel model;

    @BeforeAll
    static void train() {
        books = RealBooks.load();
        byUpc = books.stream().collect(Collectors.toMap(Book::upc, Function.identity()));
        file = Documents.train(Documents.of(byUpcs()), Progress.NONE);
        model = LoadedModel.load(file);
    }

    @AfterAll
    static void close() {
        if (model != null) {
            model.close();
        }
    }

    private static List<Book> byUpcs() {
        return books.stream().sorted(Comparator.comparing(Book::upc)).toList();
    }

    @Test
    void theServedModelRecommendsWhatTheOneInUseDoes() throws IOException {
        JsonNode golden = new ObjectMapper().readTree(RealBooks.folder().resolve("golden_recommendations.json").toFile());
        double common = 0;
        double worst = 0;
        for (Map.Entry<String, JsonNode> title : golden.properties()) {
            Book book = books.stream().filter(one -> one.title().equals(title.getKey())).findFirst().orElseThrow();
            Map<String, Float> ours = ranking(book, TEN).stream().collect(Collectors.toMap(Scored::upc, Scored::score));
            for (JsonNode expected : title.getValue()) {
                Float score = ours.get(books.get(expected.get("id").asInt() - 1).upc());
                common += score == null ? 0 : 1;
                worst = Math.max(worst, score == null ? 0 : Math.abs(score - expected.get("similarity_score").asDouble()));
            }
        }

        System.out.printf("Of ten recommendations out of %d terms %.2f in common; scores differ by %.1e at most%n",
                model.manifest().encoder().width(), common / golden.size(), worst);
        assertThat(common / golden.size()).isGreaterThanOrEqualTo(8);
    }

    @Test
    void editionsDoNotFillTheListAndGenresAreMore() {
        double kept = 0;
        double genresBefore = 0;
        double genresAfter = 0;
        double editions = 0;
        double sameGenre = 0;
        for (Book book : books) {
            List<RankedBook> candidates = ranking(book, ProfileSearch.toChooseFrom(TEN)).stream().map(this::candidate).toList();
            List<RankedBook> before = candidates.subList(0, Math.min(TEN, candidates.size()));
            List<RankedBook> after = Diversity.byScore(candidates, TEN, Set.of());
            kept += after.stream().filter(before::contains).count();
            genresBefore += distinct(before, RankedBook::genre);
            genresAfter += distinct(after, RankedBook::genre);
            editions += before.size() - distinct(before, candidate -> Titles.work(candidate.title()));
            sameGenre += before.stream().limit(1).filter(first -> first.genre().equals(book.genre())).count();

            assertThat(distinct(after, candidate -> Titles.work(candidate.title()))).as(book.title()).isEqualTo(after.size());
        }

        System.out.printf(
                "The first one is of the same genre for %.1f %% of books; of ten, diversity keeps %.2f, with %.2f genres in place of %.2f and %.2f editions of others fewer%n",
                100 * sameGenre / books.size(), kept / books.size(), genresAfter / books.size(), genresBefore / books.size(),
                editions / books.size());
        assertThat(genresAfter).isGreaterThan(genresBefore);
        assertThat(kept / books.size()).isGreaterThan(7);
    }

    @Test
    void theReasonsAreWordsOfBothDescriptions() {
        Book garden = books.stream().filter(one -> one.title().equals("The Secret Garden")).findFirst().orElseThrow();
        Book first = byUpc.get(ranking(garden, 1).get(0).upc());
        var profile = Profile.of(List.of(garden), List.of());

        List<String> shared = profile.taste(model.manifest().encoder()).shared(terms(first));

        System.out.println(garden.title() + " -> " + first.title() + ": " + shared);
        assertThat(shared).hasSizeBetween(1, 5).contains("mary");
        assertThat(words(garden)).containsAll(shared);
        assertThat(words(first)).containsAll(shared);
    }

    @Test
    void theSameBooksGiveTheSameBytes() {
        assertThat(Documents.train(Documents.of(byUpcs()), Progress.NONE).sha256()).isEqualTo(file.sha256());
    }

    private Set<String> words(Book book) {
        return terms(book).stream().map(Term::text).collect(Collectors.toSet());
    }

    private List<Term> terms(Book book) {
        return model.manifest().encoder().terms(Documents.row(book.description()));
    }

    private static <T> int distinct(List<RankedBook> candidates, Function<RankedBook, T> key) {
        return new HashSet<>(candidates.stream().map(key).toList()).size();
    }

    private RankedBook candidate(Scored scored) {
        Book book = byUpc.get(scored.upc());
        return new RankedBook(book.id(), book.title(), book.genre(), scored.score());
    }

    private List<Scored> ranking(Book book, int most) {
        float[] scores = new float[model.manifest().labels().size()];
        Profile.of(List.of(book), List.of()).parts(1).forEach(part -> part.addTo(scores, model));
        return BestScores.best(model.manifest().labels(), scores, most + 1).stream()
                .filter(scored -> !scored.upc().equals(book.upc())).limit(most).toList();
    }
}
