package dev.tino.credit.dataset.definition;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import dev.tino.core.web.PlainText;
import dev.tino.credit.dataset.field.ObjectCheck;

/**
 * A dataset to be.
 *
 * @param idField names the customer
 * @param protectedFields what decisions must not rest on
 * @param fields of its rows; the first lot tells them when they are left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewDataset(@NotNull @PlainText(max = 140) @Schema(examples = "Pedidos de 2025") String name,
        @PlainText(max = ObjectCheck.LONGEST_NAME) String idField, @NotNull @Valid NewLabel label,
        @JsonProperty("protected") @Size(max = Definition.MOST_FIELDS) List<@NotNull @PlainText(max = ObjectCheck.LONGEST_NAME) String> protectedFields,
        @Size(max = Definition.MOST_FIELDS) List<@NotNull @Valid NewField> fields) {

    List<String> protectedOrNone() {
        return protectedFields == null ? List.of() : protectedFields;
    }

    List<NewField> fieldsOrNone() {
        return fields == null ? List.of() : fields;
    }
}
