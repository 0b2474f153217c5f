package dev.tino.models.release;

import dev.tino.models.ModelVersion;

/**
 * @param isNew false when its file was stored before
 * @param promotion what became of it
 */
public record Released(ModelVersion version, boolean isNew, Promotion promotion) {
}
