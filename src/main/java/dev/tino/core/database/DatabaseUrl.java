package dev.tino.core.database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a PostgreSQL is and how to enter it, as one line: {@code postgresql://user:password@host:port/database?sslmode=}.
 *
 * @param host a name or address, an IPv6 one in brackets
 * @param user null when not given, and so the other texts and the TLS mode
 */
record DatabaseUrl(String host, int port, String database, String user, String password, SslMode sslMode,
        String rootCertificate, String applicationName) {

    static final int DEFAULT_PORT = 5432;

    private static final Pattern SHAPE = Pattern.compile("postgres(?:ql)?://([^/?#]*)/([^/?#]*)(?:\\?([^#]*))?");
    private static final Pattern SERVER = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::(\\d{1,5}))?");
    private static final Set<String> HONOURED = Set.of("sslmode", "sslrootcert", "application_name");
    // Hosted databases hand these out; our clients decide them by themselves.
    private static final Set<String> IGNORED = Set.of("channel_binding", "connect_timeout");

    /** @throws IllegalArgumentException with a reason that repeats nothing of the text, for it holds a password */
    static DatabaseUrl parse(String text) {
        Matcher shape = SHAPE.matcher(text.strip());
        require(shape.matches(), "it is not of that form, or a special character of it is not percent-encoded");
        String authority = shape.group(1);
        int at = authority.lastIndexOf('@');
        Matcher server = SERVER.matcher(authority.substring(at + 1));
        require(server.matches(), "its host or port is missing or wrong");
        int port = server.group(2) == null ? DEFAULT_PORT : Integer.parseInt(server.group(2));
        require(port >= 1 && port <= 65535, "its port is not between 1 and 65535");
        String database = PercentEncoding.decode(shape.group(2));
        require(!database.isEmpty(), "it names no database");
        String[] login = at < 0 ? new String[0] : authority.substring(0, at).split(":", 2);
        Map<String, String> parameters = parameters(shape.group(3));
        String rootCertificate = parameters.getOrDefault("sslrootcert", "");
        return new DatabaseUrl(server.group(1), port, database, login.length > 0 ? PercentEncoding.decode(login[0]) : null,
                login.length > 1 ? PercentEncoding.decode(login[1]) : null,
                SslMode.asked(parameters.get("sslmode"), rootCertificate),
                rootCertificate.isEmpty() || rootCertificate.equals(SslMode.SYSTEM) ? null : rootCertificate,
                parameters.get("application_name"));
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        if (query == null || query.isEmpty()) {
            return parameters;
        }
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            String name = PercentEncoding.decode(parts[0]);
            require(parts.length == 2 && (HONOURED.contains(name) || IGNORED.contains(name)),
                    "the parameters it may have are sslmode, sslrootcert and application_name");
            // Clients differ in which of two they take: one might verify what the other does not.
            require(parameters.put(name, PercentEncoding.decode(parts[1])) == null, "it gives a parameter twice");
        }
        return parameters;
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** What Quarkus calls all this; TLS is then as libpq has it, with either client. */
    Map<String, String> settings() {
        SslMode mode = sslMode == null ? SslMode.PREFER : sslMode;
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(DatabaseSettings.REACTIVE_URL, reactiveUrl(null));
        settings.put(DatabaseSettings.JDBC_URL, jdbcUrl(mode));
        settings.putAll(login());
        mode.addTo(settings, "quarkus.datasource.reactive.", rootCertificate);
        return settings;
    }

    Map<String, String> login() {
        Map<String, String> settings = new LinkedHashMap<>();
        putIfGiven(settings, "quarkus.datasource.username", user);
        putIfGiven(settings, "quarkus.datasource.password", password);
        return settings;
    }

    String reactiveUrl(SslMode mode) {
        List<String> parameters = new ArrayList<>();
        if (mode != null) {
            parameters.add("sslmode=" + mode.parameter());
        }
        if (applicationName != null) {
            parameters.add("application_name=" + PercentEncoding.encode(applicationName));
        }
        return "postgresql://" + place(parameters);
    }

    String jdbcUrl(SslMode mode) {
        List<String> parameters = new ArrayList<>();
        if (mode != null) {
            parameters.add("sslmode=" + mode.parameter());
        }
        if (rootCertificate != null) {
            parameters.add("sslrootcert=" + PercentEncoding.encode(rootCertificate));
        } else if (mode != null && mode.verifies()) {
            parameters.add("sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory");
        }
        if (applicationName != null) {
            parameters.add("ApplicationName=" + PercentEncoding.encode(applicationName));
        }
        return "jdbc:postgresql://" + place(parameters);
    }

    private String place(List<String> parameters) {
        String place = host + ":" + port + "/" + PercentEncoding.encode(database);
        return parameters.isEmpty() ? place : place + "?" + String.join("&", parameters);
    }

    private static void putIfGiven(Map<String, String> settings, String name, String value) {
        if (value != null && !value.isEmpty()) {
            settings.put(name, value);
        }
    }

    @Override
    public String toString() {
        return "postgresql://" + host + ":" + port + "/" + database;
    }
}
