package dev.tino.compat.finance.name;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.TextNode;

import dev.tino.compat.LegacyRefusal;
import dev.tino.compat.finance.body.Complaint;
import dev.tino.compat.finance.body.Complaints;
import dev.tino.compat.finance.body.Names;
import dev.tino.compat.finance.body.Refusals;
import dev.tino.compat.finance.body.Values;
import dev.tino.core.error.Failure;
import dev.tino.core.idempotency.Creations;
import dev.tino.finance.FinanceError;
import dev.tino.finance.category.NameKind;
import dev.tino.finance.category.NameRows;
import dev.tino.finance.category.OwnedName;
import io.smallrye.mutiny.Uni;

/** Categories and types in that system's terms. */
@ApplicationScoped
class LegacyNames {

    private final NameRows rows;
    private final NumberedNames names;
    private final Creations creations;

    LegacyNames(NameRows rows, NumberedNames names, Creations creations) {
        this.rows = rows;
        this.names = names;
        this.creations = creations;
    }

    Uni<List<Numbered>> all(NameKind kind, UUID ownerId) {
        return kind == NameKind.CATEGORY ? names.categories(ownerId) : names.types(ownerId);
    }

    Uni<Numbered> add(NameKind kind, UUID ownerId, String name) {
        return rows.add(kind, ownerId, name, creations.withoutKey())
                .onFailure(LegacyNames::isTaken)
                .transform(taken -> new LegacyRefusal(409, Refusals.misspelt(title(kind, "Transaction ") + " already exists")))
                .chain(added -> all(kind, ownerId).map(all -> all.stream().filter(one -> one.id().equals(added.id()))
                        .findFirst().orElseThrow()));
    }

    /**
     * Removes one by its number or its name, whichever is there.
     *
     * @param field what the name is called, for the refusal when neither is
     */
    Uni<Map<String, String>> remove(NameKind kind, UUID ownerId, String number, String field, String name) {
        String wanted = number == null ? Names.required(field, name) : number;
        return all(kind, ownerId).chain(all -> {
            Numbered found = number == null ? named(all, wanted) : numbered(all, number);
            if (found == null) {
                throw new LegacyRefusal(404, Refusals.misspelt(title(kind, "") + " not found"));
            }
            return rows.remove(kind, ownerId, found.id())
                    .replaceWith(() -> Refusals.done(title(kind, ""), key(kind), found.name()));
        });
    }

    private static Numbered named(List<Numbered> all, String name) {
        return all.stream().filter(one -> isSame(one, name)).findFirst()
                .orElseGet(() -> all.stream().filter(one -> isSame(one, Names.decoded(name))).findFirst().orElse(null));
    }

    private static boolean isSame(Numbered one, String name) {
        return OwnedName.key(one.name()).equals(OwnedName.key(name));
    }

    private static Numbered numbered(List<Numbered> all, String number) {
        Long read = Values.whole(TextNode.valueOf(number));
        if (read == null) {
            throw Complaints.only(Complaint.of("int_parsing", List.of("id"),
                    "Input should be a valid integer, unable to parse string as an integer", TextNode.valueOf(number)));
        }
        return Numbered.find(all, read);
    }

    private static String key(NameKind kind) {
        return kind == NameKind.CATEGORY ? "category" : "type";
    }

    private static String title(NameKind kind, String prefix) {
        String key = key(kind);
        return prefix.isEmpty() ? Character.toUpperCase(key.charAt(0)) + key.substring(1) : prefix + key;
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof Failure refused
                && (refused.code() == FinanceError.CATEGORY_EXISTS || refused.code() == FinanceError.TYPE_EXISTS);
    }
}
