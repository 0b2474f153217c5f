package dev.tino.compat.finance.name;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.ToLongFunction;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.compat.LegacyKind;
import dev.tino.compat.LegacyNumbers;
import dev.tino.finance.category.Categories;
import dev.tino.finance.category.OwnedName;
import dev.tino.finance.category.TransactionTypes;
import io.smallrye.mutiny.Uni;

/** Categories and types with the numbers that clients know them by, in the order of these. */
@ApplicationScoped
public class NumberedNames {

    /**
     * In that system everybody had these two, under the numbers 1 and 2; its front end sends 1 without having asked. Others
     * count from behind them.
     */
    private static final List<String> BUILT_IN = List.of(OwnedName.key(TransactionTypes.EXPENSE),
            OwnedName.key(TransactionTypes.INCOME));

    private final Categories categories;
    private final TransactionTypes types;
    private final LegacyNumbers numbers;

    NumberedNames(Categories categories, TransactionTypes types, LegacyNumbers numbers) {
        this.categories = categories;
        this.types = types;
        this.numbers = numbers;
    }

    public Uni<List<Numbered>> categories(UUID ownerId) {
        return categories.all(ownerId).chain(all -> numbers.of(LegacyKind.CATEGORY, ownerId, ids(all))
                .map(known -> numbered(all, category -> known.get(category.id))));
    }

    public Uni<List<Numbered>> types(UUID ownerId) {
        return types.all(ownerId).chain(all -> {
            var others = all.stream().filter(type -> builtIn(type) < 0).toList();
            return numbers.of(LegacyKind.TYPE, ownerId, ids(others)).map(known -> numbered(all,
                    type -> builtIn(type) >= 0 ? builtIn(type) + 1 : known.get(type.id) + BUILT_IN.size()));
        });
    }

    private static int builtIn(OwnedName type) {
        return BUILT_IN.indexOf(OwnedName.key(type.name));
    }

    private static List<UUID> ids(List<? extends OwnedName> names) {
        return names.stream().map(name -> name.id).toList();
    }

    private static <T extends OwnedName> List<Numbered> numbered(List<T> names, ToLongFunction<T> number) {
        return names.stream().map(name -> new Numbered(name.id, name.name, number.applyAsLong(name)))
                .sorted(Comparator.comparingLong(Numbered::number)).toList();
    }
}
