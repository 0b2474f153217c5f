package dev.tino.core.web;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** A body that is refused when it has any other field: whoever sends one would be misled if it were passed over. */
@Target(TYPE)
@Retention(RUNTIME)
public @interface KnownFieldsOnly {
}
