package dev.tino.core.web.page;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

import dev.tino.core.web.Language;
import dev.tino.core.web.Role;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** Whoever looks at a page; in templates {@code cdi:viewer}. */
@Named("viewer")
@RequestScoped
public class Viewer {

    /** Attributes of an identity that came in by a log-in to the pages. */
    public static final String NAME = "tino.viewer.name";
    public static final String CSRF = "tino.viewer.csrf";

    /** One that tells, as often as it is asked, whether the log-in still is what it was. */
    public static final String STANDING = "tino.viewer.standing";

    private static final Locale BRAZIL = Locale.forLanguageTag("pt-BR");
    private static final DateTimeFormatter PORTUGUESE_DATE = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final DateTimeFormatter ENGLISH_DATE = DateTimeFormatter.ofPattern("MMM d, uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'");

    private final SecurityIdentity identity;
    private final RoutingContext context;

    Viewer(SecurityIdentity identity, RoutingContext context) {
        this.identity = identity;
        this.context = context;
    }

    public boolean isKnown() {
        return !identity.isAnonymous();
    }

    /** The account that looks; there is one wherever a page asks for a role. */
    public UUID id() {
        return UUID.fromString(identity.getPrincipal().getName());
    }

    public Set<String> roles() {
        return identity.getRoles();
    }

    public boolean isAdmin() {
        return identity.hasRole(Role.ADMIN);
    }

    /** What to call him; empty for an account that has no name. */
    public String name() {
        return text(NAME);
    }

    /** What proves that a write comes from one of our pages. */
    public String csrf() {
        return text(CSRF);
    }

    /**
     * Tells, as often as it is asked, whether he still is logged in and has the same roles: for answers that outlast their
     * request. Whoever came in by a token is not.
     */
    public Supplier<Uni<Boolean>> standing() {
        Supplier<Uni<Boolean>> standing = identity.getAttribute(STANDING);
        return standing == null ? () -> Uni.createFrom().item(false) : standing;
    }

    private String text(String attribute) {
        String value = identity.getAttribute(attribute);
        return value == null ? "" : value;
    }

    public Language language() {
        return Language.of(context);
    }

    /** A whole number or one with a few decimals, as his language writes it. */
    public String number(Number number) {
        return decimals(number, 2);
    }

    /** The same with at most so many decimals. */
    public String decimals(Number number, int most) {
        return number == null ? "–" : format(NumberFormat.getNumberInstance(locale()), most).format(number);
    }

    /** A share between 0 and 1 in percent. */
    public String percent(Double share) {
        return share == null || share.isNaN() ? "–" : format(NumberFormat.getPercentInstance(locale()), 1).format(share);
    }

    public String money(BigDecimal amount) {
        var format = NumberFormat.getNumberInstance(locale());
        format.setMinimumFractionDigits(2);
        return amount == null ? "–" : format(format, 2).format(amount);
    }

    public String date(LocalDate date) {
        return (language() == Language.PORTUGUESE ? PORTUGUESE_DATE : ENGLISH_DATE).format(date);
    }

    /** A month with its year, in full or as an axis has room for it. */
    public String month(YearMonth month, boolean inFull) {
        String name = month.getMonth().getDisplayName(inFull ? TextStyle.FULL_STANDALONE : TextStyle.SHORT_STANDALONE,
                locale());
        return language() == Language.PORTUGUESE && inFull ? name + " de " + month.getYear() : name + " " + month.getYear();
    }

    /** An instant in UTC; tino.js tells it in the viewer's own time. */
    public String time(Instant instant) {
        return instant == null ? "–" : TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    private Locale locale() {
        return language() == Language.PORTUGUESE ? BRAZIL : Locale.ENGLISH;
    }

    private static NumberFormat format(NumberFormat format, int decimals) {
        format.setMaximumFractionDigits(decimals);
        return format;
    }

    /** A template in his language. */
    public TemplateInstance show(TemplateInstance template) {
        return template.setLocale(language().locale());
    }
}
