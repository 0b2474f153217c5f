package dev.tino.core.web;

/** What an account may do beyond its own rows. The names stand in tokens, in the database and in {@code @RolesAllowed}. */
public final class Role {

    public static final String USER = "user";
    public static final String COMPANY = "company";
    public static final String ANALYST = "analyst";
    public static final String ADMIN = "admin";

    private Role() {
    }
}
