package dev.tino.books.catalogue.figures;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A genre and how many books of it there are. */
public record GenreView(@Schema(examples = "Travel") String genre, @Schema(examples = "11") long books) {
}
