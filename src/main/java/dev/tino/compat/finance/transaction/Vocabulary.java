package dev.tino.compat.finance.transaction;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.tino.compat.finance.name.Numbered;
import dev.tino.compat.finance.people.Person;
import dev.tino.finance.category.OwnedName;
import dev.tino.finance.category.TransactionTypes;

/**
 * What an account's transactions refer to, as it is while one request is served. Names of each kind in the order of their
 * numbers.
 */
final class Vocabulary {

    private final Person itself;
    private final Map<Long, Person> byNumber = new HashMap<>();
    private final Map<String, Person> byName = new HashMap<>();
    private final List<Numbered> categories;
    private final List<Numbered> types;

    /** @param people the account itself first, who comes last where others have his name */
    Vocabulary(List<Person> people, List<Numbered> categories, List<Numbered> types) {
        this.itself = people.get(0);
        this.categories = categories;
        this.types = types;
        people.forEach(person -> byNumber.put(person.number(), person));
        people.stream().skip(1).forEach(person -> byName.putIfAbsent(person.fullName(), person));
        byName.putIfAbsent(itself.fullName(), itself);
    }

    Person itself() {
        return itself;
    }

    List<Numbered> categories() {
        return categories;
    }

    List<Numbered> types() {
        return types;
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
        return find(categories, id);
    }

    boolean isExpense(UUID typeId) {
        Numbered type = find(types, typeId);
        return type != null && OwnedName.key(type.name()).equals(OwnedName.key(TransactionTypes.EXPENSE));
    }

    private static Numbered find(List<Numbered> names, UUID id) {
        return names.stream().filter(name -> name.id().equals(id)).findFirst().orElse(null);
    }
}
