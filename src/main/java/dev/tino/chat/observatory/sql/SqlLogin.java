package dev.tino.chat.observatory.sql;

import java.util.HexFormat;
import java.util.List;

import dev.tino.core.crypto.KeyRing;
import dev.tino.core.database.DatabaseServers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.pgclient.PgException;

/**
 * How the role gets in: by a password that every node derives from the key ring, and none stores. While keys change one node
 * after the other, any key's is good enough; when none is, the current one's is set.
 */
final class SqlLogin {

    private static final String APPLICATION = "tino sql";
    private static final String PURPOSE = "password of the database role ";

    private final DatabaseServers servers;
    private final Vertx vertx;
    private final String role;
    private final List<String> passwords;

    SqlLogin(DatabaseServers servers, KeyRing keys, Vertx vertx, String role) {
        this.servers = servers;
        this.vertx = vertx;
        this.role = role;
        this.passwords = keys.derive(PURPOSE + role).stream().map(HexFormat.of()::formatHex).toList();
    }

    /** A new connection, which belongs to the caller. */
    Uni<PgConnection> connect() {
        Uni<PgConnection> connection = connect(passwords.get(0));
        for (String other : passwords.subList(1, passwords.size())) {
            connection = connection.onFailure(SqlLogin::isWrongPassword).recoverWithUni(() -> connect(other));
        }
        return connection;
    }

    private Uni<PgConnection> connect(String password) {
        return servers.connect(vertx, role, password, APPLICATION);
    }

    /** What the password has to be when none of them fits. */
    String password() {
        return passwords.get(0);
    }

    static boolean isWrongPassword(Throwable failure) {
        return failure instanceof PgException refused && "28P01".equals(refused.getSqlState());
    }
}
