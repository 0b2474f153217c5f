package dev.tino.finance.transaction;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

import dev.tino.core.error.Failure;
import dev.tino.finance.category.Category;
import dev.tino.finance.category.OwnedName;
import dev.tino.finance.category.TransactionType;
import dev.tino.finance.category.TransactionTypes;

/** The categories and types of one owner, as they are while one request is served. */
public record Filing(List<Category> categories, List<TransactionType> types) {

    public UUID typeFollowing(BigDecimal amount) {
        return TransactionTypes.following(amount, types).map(type -> type.id).orElse(null);
    }

    /** The category of that name, whatever its case, or null. */
    public UUID categoryNamed(String name) {
        return name == null ? null
                : categories.stream().filter(category -> OwnedName.key(category.name).equals(OwnedName.key(name)))
                        .map(category -> category.id).findFirst().orElse(null);
    }

    /** @throws Failure when a reference is to something that the owner does not have */
    void check(String field, UUID categoryId, UUID typeId) {
        if (categoryId != null && categoryName(categoryId) == null) {
            throw Failure.invalid(field + "categoryId", "is none of your categories");
        }
        if (typeId != null && typeName(typeId) == null) {
            throw Failure.invalid(field + "typeId", "is none of your types");
        }
    }

    String categoryName(UUID id) {
        return name(categories, id);
    }

    String typeName(UUID id) {
        return name(types, id);
    }

    private static String name(List<? extends OwnedName> names, UUID id) {
        // A few dozen at most: looking through them is quicker than making a map of them.
        for (OwnedName candidate : names) {
            if (candidate.id.equals(id)) {
                return candidate.name;
            }
        }
        return null;
    }
}
