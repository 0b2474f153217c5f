package dev.tino.core.database;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a PostgreSQL is and how to enter it, as one line: {@code postgresql://user:password@host:port/database?sslmode=}.
 *
 * @param host a name or address, an IPv6 one in brackets
 * @param user null when not given, and so the other texts
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
        String database = decode(shape.group(2));
        require(!database.isEmpty(), "it names no database");
        String[] login = at < 0 ? new String[0] : authority.substring(0, at).split(":", 2);
        Map<String, String> parameters = parameters(shape.group(3));
        String rootCertificate = parameters.get("sslrootcert");
        return new DatabaseUrl(server.group(1), port, database, login.length > 0 ? decode(login[0]) : null,
                login.length > 1 ? decode(login[1]) : null, sslMode(parameters.get("sslmode")),
                "system".equals(rootCertificate) ? null : rootCertificate, parameters.get("application_name"));
    }

    private static SslMode sslMode(String parameter) {
        return SslMode.of(parameter == null ? "prefer" : parameter).orElseThrow(() -> new IllegalArgumentException(
                "its sslmode is none of disable, allow, prefer, require, verify-ca, verify-full"));
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        if (query == null || query.isEmpty()) {
            return parameters;
        }
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            String name = decode(parts[0]);
            require(parts.length == 2 && (HONOURED.contains(name) || IGNORED.contains(name)),
                    "the parameters it may have are sslmode, sslrootcert and application_name");
            parameters.put(name, decode(parts[1]));
        }
        return parameters;
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Percent escapes only: a plus stays a plus. */
    private static String decode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '%') {
                decoded.write(bytes[i]);
                continue;
            }
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            require(high >= 0 && low >= 0, "it has a percent sign that starts no escape; a plain one is written %25");
            decoded.write(high * 16 + low);
            i += 2;
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }

    /** Everything but letters and digits as percent escapes: safe in either client's URL. */
    static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (octet >= '0' && octet <= '9' || octet >= 'A' && octet <= 'Z' || octet >= 'a' && octet <= 'z') {
                encoded.append((char) octet);
            } else {
                encoded.append('%').append("%02X".formatted(octet));
            }
        }
        return encoded.toString();
    }

    /** What Quarkus calls all this. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        String place = host + ":" + port + "/" + encode(database);
        String named = applicationName == null ? "" : "?application_name=" + encode(applicationName);
        settings.put("quarkus.datasource.reactive.url", "postgresql://" + place + named);
        settings.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://" + place + jdbcParameters());
        putIfGiven(settings, "quarkus.datasource.username", user);
        putIfGiven(settings, "quarkus.datasource.password", password);
        sslMode.addTo(settings, "quarkus.datasource.reactive.", rootCertificate);
        return settings;
    }

    private String jdbcParameters() {
        String parameters = "?sslmode=" + sslMode.parameter();
        if (rootCertificate != null) {
            parameters += "&sslrootcert=" + encode(rootCertificate);
        } else if (sslMode == SslMode.VERIFY_CA || sslMode == SslMode.VERIFY_FULL) {
            parameters += "&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory";
        }
        return applicationName == null ? parameters : parameters + "&ApplicationName=" + encode(applicationName);
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
