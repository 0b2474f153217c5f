package dev.tino.compat.finance.transaction;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.tino.compat.finance.name.Numbered;
import dev.tino.compat.finance.people.Person;
import dev.tino.finance.category.OwnedName;
import dev.tino.finance.category.TransactionTypes;

/** What an account's transactions refer to, as it is while one request is served. */
final class Vocabulary {

    private final Person itself;
    private final Map<Long, Person> byNumber = new HashMap<>();
    private final Map<String, Person> byName = new HashMap<>();
    private final Map<Long, Numbered> categoriesByNumber;
    private final Map<Long, Numbered> typesByNumber;
    private final Map<UUID, Numbered> categoriesById;
    private final Map<UUID, Numbered> typesById;

    /** @param people the account itself first, who comes last where others have his name */
    Vocabulary(List<Person> people, List<Numbered> categories, List<Numbered> types) {
        this.itself = people.get(0);
        categoriesByNumber = by(Numbered::number, categories);
        typesByNumber = by(Numbered::number, types);
        categoriesById = by(Numbered::id, categories);
        typesById = by(Numbered::id, types);
        people.forEach(person -> byNumber.put(person.number(), person));
        people.stream().skip(1).forEach(person -> byName.putIfAbsent(person.fullName(), person));
        byName.putIfAbsent(itself.fullName(), itself);
    }

    Person itself() {
        return itself;
    }

    /** Null when there is none of that number. */
    Person person(long number) {
        return byNumber.get(number);
    }

    /** Whom a transaction names; nobody known, if need be. A transaction that names nobody is the account's own. */
    Person person(String name) {
        if (name == null) {
            return itself;
        }
        Person known = byName.get(name);
        return known == null ? Person.named(name) : known;
    }

    Numbered category(UUID id) {
        return categoriesById.get(id);
    }

    /** Null when there is none of that number. */
    Numbered category(long number) {
        return categoriesByNumber.get(number);
    }

    /** Null when there is none of that number. */
    Numbered type(long number) {
        return typesByNumber.get(number);
    }

    boolean isExpense(UUID typeId) {
        Numbered type = typesById.get(typeId);
        return type != null && OwnedName.key(type.name()).equals(OwnedName.key(TransactionTypes.EXPENSE));
    }

    private static <K> Map<K, Numbered> by(Function<Numbered, K> key, List<Numbered> names) {
        return names.stream().collect(Collectors.toMap(key, name -> name));
    }
}
