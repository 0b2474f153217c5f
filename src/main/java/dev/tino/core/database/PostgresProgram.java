package dev.tino.core.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.tino.core.error.StartupRefused;

/** One of PostgreSQL's programs, with its arguments; none of them runs as root, so root becomes nobody for it. */
record PostgresProgram(String name, List<String> command) {

    static PostgresProgram of(Path binaries, String name, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(PostgresBinaries.program(binaries, name).toString());
        command.addAll(List.of(arguments));
        return new PostgresProgram(name, List.copyOf(command));
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | RuntimeException e) {
            // Only Linux has both the folder and user namespaces.
            return false;
        }
    }

    /** @throws StartupRefused with what the program complained of, unless it ended well */
    void run(String input) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // Messages that can be looked up, and no search for the zone that this machine is in.
        builder.environment().put("LC_MESSAGES", "C");
        builder.environment().put("TZ", "UTC");
        try {
            Process process = builder.start();
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new StartupRefused(failure(complaint(output)));
            }
        } catch (IOException e) {
            throw new StartupRefused(failure(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupRefused(failure("interrupted"));
        }
    }

    private String failure(String complaint) {
        return "The embedded PostgreSQL is not available: %s: %s. Mend this, or set DATABASE_URL.".formatted(name,
                complaint);
    }

    private static String complaint(String output) {
        String complaints = output.lines().filter(line -> line.matches(".*(?i:error|fatal|could not|cannot).*")).limit(3)
                .map(String::strip).collect(Collectors.joining("; "));
        return complaints.isEmpty() ? "it failed without a word" : complaints;
    }
}
