package dev.tino.chat.observatory.sql;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One select. */
record NewQuery(
        @Schema(examples = "select segmento, sum(valor_vendido) from vw_vendas_consolidadas group by segmento") @NotBlank @Size(max = SqlReader.MOST_CHARACTERS) String sql) {
}
