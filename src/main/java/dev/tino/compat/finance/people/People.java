package dev.tino.compat.finance.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.compat.LegacyKind;
import dev.tino.compat.LegacyNumbers;
import dev.tino.compat.LegacyRefusal;
import dev.tino.compat.finance.body.Refusals;
import dev.tino.core.auth.account.UserService;
import dev.tino.core.auth.account.UserView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

/** The people of an account. */
@ApplicationScoped
public class People {

    /** Whom an account may add: all of them are read at once. Two requests at the same time may go a little beyond. */
    static final int MOST = 500;

    private static final String TOO_MANY = "Could not add user: an account has at most %d of them".formatted(MOST);
    private static final String EMAIL_KEY = "compat_person_email_key";
    private static final String ADD = """
            insert into compat_person (id, owner_id, first_name, last_name, email)
            select $1::uuid, $2::uuid, $3::text, $4::text, $5::text
             where (select count(*) from compat_person where owner_id = $2::uuid) < $6::int""";

    private final UserService users;
    private final LegacyNumbers numbers;
    private final Pool pool;

    People(UserService users, LegacyNumbers numbers, Pool pool) {
        this.users = users;
        this.numbers = numbers;
        this.pool = pool;
    }

    /** All of them; the account itself is the first. */
    public Uni<List<Person>> of(UUID ownerId) {
        return users.get(ownerId).chain(account -> added(ownerId).map(added -> {
            var all = new ArrayList<Person>();
            all.add(itself(account));
            all.addAll(added);
            return all;
        })).chain(people -> numbers
                .of(LegacyKind.PERSON, ownerId, people.stream().map(Person::key).toList())
                .map(known -> people.stream().map(person -> person.numbered(known.get(person.key()))).toList()));
    }

    /** Those besides the account itself, without numbers. */
    Uni<List<Person>> added(UUID ownerId) {
        return pool.preparedQuery("""
                select id, first_name, last_name, email from compat_person where owner_id = $1 order by id""")
                .execute(Tuple.of(ownerId)).map(People::people);
    }

    /** @return null when somebody has that e-mail address */
    Uni<Person> add(UUID ownerId, Person person) {
        return of(ownerId).chain(people -> find(people, person.email()) != null ? Uni.createFrom().nullItem()
                : insert(ownerId, person)
                        .chain(() -> numbers.of(LegacyKind.PERSON, ownerId, person.key())).map(person::numbered)
                        .onFailure(People::isTaken).recoverWithNull());
    }

    private Uni<Void> insert(UUID ownerId, Person person) {
        return pool.preparedQuery(ADD)
                .execute(Tuple.of(person.key(), ownerId, person.firstName(), person.lastName(), person.email(), MOST))
                .invoke(inserted -> {
                    if (inserted.rowCount() == 0) {
                        throw new LegacyRefusal(400, Refusals.misspelt(TOO_MANY));
                    }
                }).replaceWithVoid();
    }

    /** Tells whether there was one; what he paid stays. */
    Uni<Boolean> remove(UUID ownerId, String email) {
        return pool.preparedQuery("delete from compat_person where owner_id = $1 and lower(email) = lower($2)")
                .execute(Tuple.of(ownerId, Person.clean(email))).map(deleted -> deleted.rowCount() > 0);
    }

    /** The one with that e-mail address, or null. */
    static Person find(List<Person> people, String email) {
        String key = Person.clean(email).toLowerCase(Locale.ROOT);
        return people.stream().filter(person -> person.email() != null && person.email().toLowerCase(Locale.ROOT).equals(key))
                .findFirst().orElse(null);
    }

    private static Person itself(UserView account) {
        String name = account.name() != null ? account.name()
                : account.username() != null ? account.username()
                        : account.email() == null ? "" : account.email().substring(0, account.email().indexOf('@'));
        return Person.of(account.id(), name, account.email());
    }

    private static List<Person> people(RowSet<Row> rows) {
        return rows.stream().map(row -> new Person(row.getUUID("id"), row.getString("first_name"), row.getString("last_name"),
                row.getString("email"), null)).toList();
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof PgException refused && EMAIL_KEY.equals(refused.getConstraint());
    }
}
