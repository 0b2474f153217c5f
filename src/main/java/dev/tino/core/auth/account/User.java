package dev.tino.core.auth.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The owner of what he records: somebody who can log in, or a machine that gets in by its token alone. */
@Entity
@Table(name = "users")
class User {
    @Id
    public UUID id;
    /** Null for a machine. */
    public String email;
    public String username;
    public String name;
    public String department;
    public String jobTitle;
    /** Null for a machine, and once the account is closed. */
    public String passwordHash;
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> roles;
    public Instant createdAt;
    public Instant closedAt;
}
