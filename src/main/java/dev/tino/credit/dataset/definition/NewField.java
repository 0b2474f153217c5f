package dev.tino.credit.dataset.definition;

import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.tino.core.web.PlainText;
import dev.tino.credit.dataset.field.Field;
import dev.tino.credit.dataset.field.FieldType;
import dev.tino.credit.dataset.field.ObjectCheck;

/** @param levels the only texts that a category takes; any when there are none */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewField(@NotNull @PlainText(max = ObjectCheck.LONGEST_NAME) String name, @NotNull FieldType type,
        Boolean required, @Size(max = 1_000) List<@NotNull @PlainText(max = 200) String> levels) {

    Field field() {
        return new Field(name, type, Boolean.TRUE.equals(required), levels);
    }
}
