package dev.tino.core.auth;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.UuidGenerator;

/** Somebody who can log in, and the owner of what he records. */
@Entity
@Table(name = "users")
class User {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;
    public String email;
    public String username;
    public String name;
    public String passwordHash;
    public String role;
    public Instant createdAt;
}
