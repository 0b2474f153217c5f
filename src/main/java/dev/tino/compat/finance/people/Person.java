package dev.tino.compat.finance.people;

import java.text.Normalizer;
import java.util.UUID;

import org.hibernate.id.uuid.UuidVersion7Strategy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Somebody whose transactions an account keeps; that system's "user".
 *
 * @param email null for an account that only machines use
 * @param number null for somebody who is known by his name alone
 */
@JsonPropertyOrder({ "first_name", "last_name", "email", "id" })
public record Person(@JsonIgnore UUID key, @JsonProperty("first_name") String firstName,
        @JsonProperty("last_name") String lastName,
        String email, @JsonProperty("id") Long number) {

    /** Whom a transaction names. */
    public static Person named(String name) {
        return of(null, name, null);
    }

    /** Somebody new. */
    static Person entered(String firstName, String lastName, String email) {
        return new Person(UuidVersion7Strategy.INSTANCE.generateUuid(null), clean(firstName), clean(lastName), clean(email),
                null);
    }

    static Person of(UUID key, String name, String email) {
        int space = name.indexOf(' ');
        return new Person(key, space < 0 ? name : name.substring(0, space), space < 0 ? "" : name.substring(space + 1).strip(),
                email, null);
    }

    Person numbered(Long given) {
        return new Person(key, firstName, lastName, email, given);
    }

    /** As a transaction's {@code person}. */
    public String fullName() {
        String name = clean(firstName + " " + lastName);
        return name.isEmpty() ? email : name;
    }

    static String clean(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }
}
