package dev.tino.core.auth.account;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.auth.token.MachineTokens;
import dev.tino.core.crypto.KeyFolder;
import dev.tino.core.demo.DemoAccounts;
import dev.tino.core.demo.DemoPeople;
import dev.tino.core.demo.DemoPerson;
import dev.tino.core.web.Role;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * The accounts of the demonstration. Their password follows from the installation's own key: it is the same after a
 * restart, and nobody's who only knows Tino, wherever this database is served from later. Whose account it opens is one of
 * them.
 */
@ApplicationScoped
class DemoUsers implements DemoAccounts {

    private static final String PURPOSE = "password of the demonstration";
    private static final String TOKEN = "demonstration";
    /** Without those that are taken for others. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 3;
    private static final int GROUP = 4;
    /** The administrator that the settings name is no stranger. */
    private static final String STRANGERS = "select exists (select from users where email is distinct from $1)";

    private final AdminConfig config;
    private final UserRepository users;
    private final Accounts accounts;
    private final Passwords passwords;
    private final MachineTokens tokens;
    private final Pool pool;
    private final String password;

    DemoUsers(AdminConfig config, UserRepository users, Accounts accounts, Passwords passwords, MachineTokens tokens,
            KeyFolder keys, Pool pool) {
        this.config = config;
        this.users = users;
        this.accounts = accounts;
        this.passwords = passwords;
        this.tokens = tokens;
        this.pool = pool;
        this.password = password(keys);
    }

    static String password(KeyFolder keys) {
        byte[] chance = keys.hmacs(PURPOSE).get(0).of(PURPOSE.getBytes(StandardCharsets.UTF_8));
        var password = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            password.append(i > 0 && i % GROUP == 0 ? "-" : "")
                    .append(LETTERS.charAt(Byte.toUnsignedInt(chance[i]) % LETTERS.length()));
        }
        return password.toString();
    }

    @Override
    public Uni<Optional<DemoPeople>> people() {
        return users.findByLogin("admin")
                .chain(admin -> admin == null ? isNobodyElseThere() : areOurs())
                .chain(mayBe -> mayBe ? make().map(Optional::of) : Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Boolean> isNobodyElseThere() {
        return pool.preparedQuery(STRANGERS).execute(Tuple.of(config.email().map(Registration::lowerCase).orElse("")))
                .map(rows -> !rows.iterator().next().getBoolean(0));
    }

    /** Nobody else is called as one of them. */
    private Uni<Boolean> areOurs() {
        return Multi.createFrom().items("admin", "user", "analyst")
                .onItem().transformToUniAndConcatenate(username -> users.findByLogin(username))
                .onItem().transformToUniAndConcatenate(user -> passwords.matches(password, user.passwordHash))
                .filter(isOurs -> !isOurs).collect().asList().map(List::isEmpty);
    }

    private Uni<DemoPeople> make() {
        return person("admin", "Alice Prado", List.of(Role.ADMIN, Role.USER))
                .chain(admin -> person("user", "Bia Souza", List.of(Role.USER))
                        .chain(user -> person("analyst", "Caio Lima", List.of(Role.ANALYST, Role.USER))
                                .map(analyst -> new DemoPeople(password, admin, user, analyst))));
    }

    private Uni<DemoPerson> person(String username, String name, List<String> roles) {
        return users.findByLogin(username)
                .chain(user -> user == null ? add(username, name, roles) : Uni.createFrom().item(user))
                .chain(user -> tokens.kept(user.id, TOKEN).map(token -> new DemoPerson(user.id, token)));
    }

    private Uni<User> add(String username, String name, List<String> roles) {
        var registration = new Registration(username + "@tino.example", password, name, username);
        return passwords.hash(password).map(hash -> registration.toUser(hash, roles))
                .call(user -> pool.withTransaction(transaction -> accounts.add(transaction, user, null)));
    }
}
