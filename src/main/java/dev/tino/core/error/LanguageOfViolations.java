package dev.tino.core.error;

import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.validator.spi.messageinterpolation.LocaleResolver;
import org.hibernate.validator.spi.messageinterpolation.LocaleResolverContext;

/** Messages of constraints are part of the API: the same whatever language pages are read in. */
@ApplicationScoped
class LanguageOfViolations implements LocaleResolver {

    @Override
    public Locale resolve(LocaleResolverContext context) {
        return Locale.ENGLISH;
    }
}
