package dev.tino.core.job.route;

import java.util.UUID;

/** Who asks for jobs. */
public record Asker(UUID id, Reach reach) {

    public enum Reach {
        OWN,
        /** His own, and those that Tino gave itself. */
        OWN_AND_TINOS,
        EVERYBODYS
    }

    /** One whose own jobs alone he may know of. */
    public static Asker owner(UUID id) {
        return new Asker(id, Reach.OWN);
    }

    /** A program: what belongs to an owner is his alone, and administrators have Tino's too. */
    public static Asker ofData(UUID id, boolean isAdmin) {
        return new Asker(id, isAdmin ? Reach.OWN_AND_TINOS : Reach.OWN);
    }

    /** Somebody at a page: administrators look after everybody's jobs, but for what these made. */
    public static Asker ofPage(UUID id, boolean isAdmin) {
        return new Asker(id, isAdmin ? Reach.EVERYBODYS : Reach.OWN);
    }

    boolean seesTinos() {
        return reach != Reach.OWN;
    }

    boolean seesAll() {
        return reach == Reach.EVERYBODYS;
    }
}
