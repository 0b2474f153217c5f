package dev.tino.books.training;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param algorithms of the rating models; all of them when it is empty or left out */
record TrainingRequest(
        @Size(max = 20) @Schema(nullable = true, examples = "[\"linear-svm\"]") List<String> algorithms) {

    Set<String> asked() {
        return algorithms == null ? Set.of() : new HashSet<>(algorithms);
    }
}
