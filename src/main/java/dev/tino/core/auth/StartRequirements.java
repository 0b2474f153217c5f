package dev.tino.core.auth;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jboss.logging.Logger;

import dev.tino.core.crypto.KeyFolder;
import dev.tino.core.crypto.SealingKeys;
import dev.tino.core.error.StartupRefused;
import dev.tino.core.job.JobsConfig;
import dev.tino.core.web.NodeConfig;
import dev.tino.core.web.NodeRole;
import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.configuration.ConfigUtils;

/** The secrets and roles that Tino needs before it starts, each looked at and every offending one named at once. */
public final class StartRequirements {

    private static final Logger LOG = Logger.getLogger(StartRequirements.class);
    private static final String ADMIN_EMAIL = "tino.admin.email";
    private static final String ADMIN_PASSWORD = "tino.admin.password";
    private static final String SYMMETRIC = "JWT_SECRET_KEY";
    private static final String MAKE_A_KEY = "Make one with 'openssl rand -base64 32' and give every node the same.";
    /** What stands in examples, and in front doors that were left as they came. */
    private static final Set<String> WELL_KNOWN = Set.of("password", "12345678", "123456789", "changeme", "change-me",
            "administrator", "admin123", "adminadmin", "secret123", "development", "meusegredoaqui", "tino-admin");

    /** Where nothing between the quotes is no choice either. */
    private static final Set<String> CHOICES = Set.of(NodeConfig.ROLES, JobsConfig.TRANSPORT);

    private StartRequirements() {
    }

    /**
     * Looks at the settings of this process. Call it before Quarkus starts.
     *
     * @param alone whether this is somebody's own machine, with a database of its own or in development: a key that is
     *        missing is then made, once
     * @throws StartupRefused naming every property that offends and how to mend it
     */
    public static void check(boolean alone) {
        // Quarkus has no configuration yet: the same sources in the same order, for this one look.
        var config = ConfigUtils.configBuilder().build();
        Path folder = config.getValue(AuthConfig.KEYS_DIRECTORY, Path.class);
        Function<String, Optional<String>> setting = name -> config.getOptionalValue(name, String.class)
                .or(() -> CHOICES.contains(name) ? Optional.ofNullable(config.getConfigValue(name).getValue())
                        : Optional.empty());
        List<String> offences = offences(folder, alone, ImageMode.current() == ImageMode.NATIVE_RUN, setting);
        if (!offences.isEmpty()) {
            throw new StartupRefused("These settings must be mended first:\n  - " + String.join("\n  - ", offences));
        }
        if (!KeyFolder.holdsKeys(folder)) {
            generate(folder, KeyFolder::generate);
            LOG.warnf("Generated a key to sign tokens with in %s: back it up with the database", folder);
        }
        if (!SealingKeys.areThere(setting.apply(SealingKeys.SETTING), folder)) {
            generate(folder, SealingKeys::generate);
            LOG.warnf("Generated a key to encrypt with in %s: back it up apart from the database", folder);
        }
    }

    private static void generate(Path folder, Consumer<Path> generator) {
        try {
            generator.accept(folder);
        } catch (IllegalStateException unwritable) {
            throw new StartupRefused(unwritable.getMessage() + " (property " + AuthConfig.KEYS_DIRECTORY
                    + "): make it writable or put a key there.");
        }
    }

    static List<String> offences(Path folder, boolean alone, boolean compiled, Function<String, Optional<String>> setting) {
        List<String> offences = new ArrayList<>();
        keys(folder, alone).ifPresent(offences::add);
        sealingKeys(setting.apply(SealingKeys.SETTING), folder, alone).ifPresent(offences::add);
        setting.apply(SYMMETRIC).ifPresent(set -> offences.add(SYMMETRIC
                + " is symmetric: whoever checks a token with it can make one. Remove it; Tino signs with the RSA keys in "
                + AuthConfig.KEYS_DIRECTORY + "."));
        administrator(setting, alone).ifPresent(offences::add);
        roles(setting.apply(NodeConfig.ROLES), compiled).ifPresent(offences::add);
        setting.apply(JobsConfig.TRANSPORT).filter(name -> !JobsConfig.TransportName.isName(name))
                .ifPresent(name -> offences.add(JobsConfig.TRANSPORT + " (TINO_JOBS_TRANSPORT) is '" + name
                        + "'; it must be postgres or kafka."));
        return offences;
    }

    private static Optional<String> roles(Optional<String> set, boolean compiled) {
        String names = set.orElse(NodeConfig.EVERY_ROLE);
        if (!NodeRole.areNames(names)) {
            return Optional
                    .of(NodeConfig.ROLES + " (TINO_NODE_ROLES) is '" + names + "'; it must be api, worker or api,worker.");
        }
        // Jobs train: hours of loops that a JVM compiles to the machine at hand, by trainers that look at themselves by
        // reflection. To leave the role out in silence would let jobs wait for a worker that nobody started.
        return compiled && NodeRole.WORKER.isAmong(names)
                ? Optional.of(NodeConfig.ROLES + " (TINO_NODE_ROLES) must be api here: Tino compiled to native code serves and"
                        + " runs no jobs. Set it, and let a node on the JVM have the role worker.")
                : Optional.empty();
    }

    private static Optional<String> keys(Path folder, boolean alone) {
        try {
            if (KeyFolder.holdsKeys(folder)) {
                KeyFolder.load(folder);
            } else if (!alone) {
                return Optional.of(AuthConfig.KEYS_DIRECTORY + " (TINO_AUTH_KEYS_DIRECTORY): " + folder.toAbsolutePath()
                        + " holds no key to sign tokens with. Make one with 'openssl genpkey -algorithm RSA -pkeyopt"
                        + " rsa_keygen_bits:2048 -out <folder>/<name>.pem' and give every node the same folder.");
            }
            return Optional.empty();
        } catch (IllegalStateException unusable) {
            return Optional.of(AuthConfig.KEYS_DIRECTORY + " (TINO_AUTH_KEYS_DIRECTORY): " + unusable.getMessage() + ".");
        }
    }

    private static Optional<String> sealingKeys(Optional<String> keys, Path folder, boolean alone) {
        try {
            if (SealingKeys.areThere(keys, folder)) {
                SealingKeys.load(keys, folder);
            } else if (!alone) {
                return Optional.of(SealingKeys.VARIABLE + " (property " + SealingKeys.SETTING + ") is missing: what must not"
                        + " be read from the database is encrypted with it. " + MAKE_A_KEY);
            }
            return Optional.empty();
        } catch (IllegalStateException unusable) {
            return Optional.of(unusable.getMessage() + ". " + MAKE_A_KEY);
        }
    }

    private static Optional<String> administrator(Function<String, Optional<String>> setting, boolean alone) {
        Optional<String> email = setting.apply(ADMIN_EMAIL);
        Optional<String> password = setting.apply(ADMIN_PASSWORD);
        if (email.isPresent() != password.isPresent()) {
            return Optional
                    .of((email.isPresent() ? ADMIN_PASSWORD + " (TINO_ADMIN_PASSWORD)" : ADMIN_EMAIL + " (TINO_ADMIN_EMAIL)")
                            + " is missing: the first administrator needs both. Set it, or neither.");
        }
        if (password.isPresent() && (password.get().length() < 8 || password.get().length() > 128
                || !alone && WELL_KNOWN.contains(password.get().toLowerCase(Locale.ROOT)))) {
            return Optional
                    .of(ADMIN_PASSWORD + " (TINO_ADMIN_PASSWORD) must have 8 to 128 characters and be none that everybody"
                            + " knows. Choose another.");
        }
        return Optional.empty();
    }
}
