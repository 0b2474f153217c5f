package dev.tino.core.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.tino.core.error.StartupRefused;

/** One of PostgreSQL's programs, with its arguments; none of them runs as root, so root becomes nobody for it. */
record PostgresProgram(String name, List<String> command) {

    private static final int LINES_TOLD = 3;

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
            IOException unread = write(input, process);
            // Why it did not read stands in what it wrote.
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0 || unread != null) {
                throw new StartupRefused(failure(complaint(output, unread)));
            }
        } catch (IOException e) {
            throw new StartupRefused(failure(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupRefused(failure("interrupted"));
        }
    }

    private static IOException write(String input, Process process) {
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    private String failure(String complaint) {
        return "The embedded PostgreSQL is not available: %s: %s. Mend this, or set DATABASE_URL.".formatted(name,
                complaint);
    }

    private static String complaint(String output, IOException unread) {
        List<String> lines = output.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        List<String> complaints = lines.stream().filter(line -> line.matches(".*(?i:error|fatal|could not|cannot).*"))
                .limit(LINES_TOLD).toList();
        if (!complaints.isEmpty()) {
            return String.join("; ", complaints);
        }
        if (!lines.isEmpty()) {
            return String.join("; ", lines.subList(Math.max(0, lines.size() - LINES_TOLD), lines.size()));
        }
        return unread == null ? "it failed without a word" : unread.getMessage();
    }
}
