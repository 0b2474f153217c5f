package dev.tino.core.demo;

import java.net.URI;
import java.util.Optional;

import io.quarkus.runtime.LaunchMode;

/** What somebody who tries Tino out is told first. */
final class FirstPage {

    private static final String RULE = "-".repeat(100);

    private FirstPage() {
    }

    static String of(URI address, Optional<DemoPeople> people) {
        var page = new StringBuilder(RULE).append('\n');
        line(page, "Dashboard", address + "/");
        line(page, "Swagger UI", address + "/q/swagger-ui");
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            line(page, "Dev UI", address + "/q/dev-ui");
        }
        line(page, "Health", address + "/q/health");
        people.ifPresentOrElse(there -> page.append("""

                  Log in as admin, user or analyst with the password %s
                  Made-up records follow within half a minute. A token of admin, ready to paste:

                TOKEN=%s
                curl -H "Authorization: Bearer $TOKEN" %s/api/v1/models
                """.formatted(there.password(), there.admin().token(), address)),
                () -> page.append("\n  Nothing is made up: the database has accounts of its own.\n"));
        return page.append(RULE).toString();
    }

    private static void line(StringBuilder page, String name, String address) {
        page.append("  %-12s %s%n".formatted(name, address));
    }
}
