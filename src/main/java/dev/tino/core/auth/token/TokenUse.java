package dev.tino.core.auth.token;

/** What a token is for. */
public final class TokenUse {

    /**
     * For {@code @RolesAllowed}: whoever came in by a log-in. A machine's token, which may lie in many places, cannot
     * change how its owner gets in.
     */
    public static final String LOGIN = "login";

    /** For {@code @RolesAllowed}: an administrator who came in by a log-in, for what decides who else gets in. */
    public static final String ADMIN_LOGIN = "admin-login";

    /** The claim that tells; a token without it came from a log-in. */
    static final String CLAIM = "use";
    static final String API = "api";

    private TokenUse() {
    }
}
