package dev.tino.compat.rating;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was done. */
record Message(@Schema(examples = "Tabela de livros limpa com sucesso.") String message) {
}
