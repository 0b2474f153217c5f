package dev.tino.compat.rating;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.tino.compat.LegacyRefusal;

/** A refusal as FastAPI writes it. */
record Detail(@Schema(examples = "Livro não encontrado") String detail) {

    static LegacyRefusal refusal(int status, String detail, Object... arguments) {
        return new LegacyRefusal(status, new Detail(detail.formatted(arguments)));
    }
}
