package dev.tino.books.rating;

import java.math.BigDecimal;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.tino.core.web.Money;
import dev.tino.core.web.PlainText;
import dev.tino.ml.dataset.Row;

public record RatingQuestion(
        @NotNull @PlainText(max = 500) @Schema(examples = "The Secret Garden") String title,
        @NotNull @Money @PositiveOrZero @Schema(examples = "15.08") BigDecimal price,
        @NotNull @Schema(examples = "true") Boolean available,
        @NotNull @PlainText(max = 200) @Schema(examples = "Classics") String genre) {

    Row row() {
        return RatingFeatures.row(price, available, genre, title);
    }
}
