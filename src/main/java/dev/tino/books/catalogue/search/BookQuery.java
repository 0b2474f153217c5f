package dev.tino.books.catalogue.search;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

import dev.tino.core.error.Failure;
import dev.tino.core.web.QueryParameter;

/** The filters of the catalogue and its order, as they stand in the address. */
class BookQuery {
    @RestQuery
    @Parameter(description = "Words of the title and the description, whatever their accents and endings; \"a phrase\", or, and -without work. Titles with typing errors are found too. The best 1,000 at most.", example = "himalaya")
    String q;
    @RestQuery
    @Parameter(description = "Part of the title, whatever its case and accents", example = "only the")
    String title;
    @RestQuery
    @Parameter(description = "Exactly this genre", example = "Travel")
    String genre;
    @RestQuery
    @Parameter(description = "Least price", example = "10")
    String minPrice;
    @RestQuery
    @Parameter(description = "Greatest price", example = "49.99")
    String maxPrice;
    @RestQuery
    @Parameter(description = "At least so many stars, 1 to 5", example = "4")
    String minRating;
    @RestQuery
    @Parameter(description = "true for those in stock, false for those that are not", example = "true")
    String available;
    @RestQuery
    @Parameter(description = "relevance (only with q, and then when left out), title (else when left out), price (the cheapest first) or rating (the best first)", example = "price")
    String sort;

    BookSearch search() {
        String typed = QueryParameter.text("q", q);
        return new BookSearch(typed, QueryParameter.text("title", title), QueryParameter.text("genre", genre),
                QueryParameter.money("minPrice", minPrice), QueryParameter.money("maxPrice", maxPrice),
                QueryParameter.count("minRating", minRating), isTrue("available", available),
                BookSort.of(sort, typed != null));
    }

    private static Boolean isTrue(String name, String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Failure.invalid(name, "must be true or false");
        };
    }
}
