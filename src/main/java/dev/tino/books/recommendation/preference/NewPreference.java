package dev.tino.books.recommendation.preference;

import jakarta.validation.constraints.NotNull;

record NewPreference(@NotNull Opinion value) {
}
