package dev.tino.finance.classification;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.tino.models.ModelVersion;

/** The shape of the answer, for the OpenAPI document; {@link ClassificationJson} writes it. */
record ClassificationAnswer(@Schema(description = "The best model that the caller has") ModelVersion model,
        @Schema(description = "Models that could not be asked, and why; left out when there are none") List<Abstention> abstained,
        List<Line> transactions) {

    record Line(LocalDate date, String description, BigDecimal amount, String person,
            @Schema(nullable = true, examples = "Alimentação", description = "null when nobody is sure enough") String category,
            @Schema(examples = "0.9731", description = "Probability of the most probable category, 0 to 1; of an own word the share of the caller's transactions with that description that agree") float confidence,
            List<Guess.Alternative> alternatives,
            @Schema(nullable = true, enumeration = {
                    "user",
                    "model" }, description = "user when it is the caller's own word on that very description") String source,
            @Schema(description = "Who said so; finance.own-words for the caller himself") ModelVersion model){
    }
}
