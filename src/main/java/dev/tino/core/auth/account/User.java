package dev.tino.core.auth.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Somebody who can log in, and the owner of what he records. */
@Entity
@Table(name = "users")
class User {
    @Id
    public UUID id;
    public String email;
    public String username;
    public String name;
    public String department;
    public String jobTitle;
    /** Null once the account is closed. */
    public String passwordHash;
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> roles;
    public Instant createdAt;
    public Instant closedAt;
}
