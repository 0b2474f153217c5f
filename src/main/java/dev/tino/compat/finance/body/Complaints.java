package dev.tino.compat.finance.body;

import java.util.ArrayList;
import java.util.List;

import dev.tino.compat.LegacyRefusal;

/** What is wrong with a body, all of it up to a bound. */
public final class Complaints {

    private static final int STATUS = 422;
    private static final int MOST = 100;

    private final List<Complaint> found = new ArrayList<>();

    public void add(Complaint complaint) {
        found.add(complaint);
        if (found.size() >= MOST) {
            refuse();
        }
    }

    /** Goes on when there are none. */
    public void refuse() {
        if (!found.isEmpty()) {
            throw new LegacyRefusal(STATUS, List.copyOf(found));
        }
    }

    public static LegacyRefusal only(Complaint complaint) {
        return new LegacyRefusal(STATUS, List.of(complaint));
    }
}
