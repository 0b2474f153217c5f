package dev.tino.finance.classification;

import dev.tino.models.ModelVersion;

/** A model that could not be asked, and why; the next one down the cascade was. */
public record Abstention(ModelVersion model, String code, String detail) {
}
