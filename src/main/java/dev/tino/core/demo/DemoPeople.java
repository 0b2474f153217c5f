package dev.tino.core.demo;

/**
 * The people of the demonstration; each one's user name is what he is called here.
 *
 * @param password of all of them, another one in each installation
 */
public record DemoPeople(String password, DemoPerson admin, DemoPerson user, DemoPerson analyst) {

    @Override
    public String toString() {
        return "DemoPeople[%s, %s, %s]".formatted(admin, user, analyst);
    }
}
