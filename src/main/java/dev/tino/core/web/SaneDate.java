package dev.tino.core.web;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.time.LocalDate;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/** A day in the years 1900 to 2200: beyond them stand typing errors, and days that PostgreSQL cannot hold. Null passes. */
@Target({ FIELD, PARAMETER, RECORD_COMPONENT })
@Retention(RUNTIME)
@Constraint(validatedBy = SaneDate.Rule.class)
public @interface SaneDate {

    String OUT_OF_RANGE = "must lie in the years 1900 to 2200";

    String message() default OUT_OF_RANGE;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The rule itself, for code that checks thousands of dates without the validator. */
    class Rule implements ConstraintValidator<SaneDate, LocalDate> {

        @Override
        public boolean isValid(LocalDate date, ConstraintValidatorContext context) {
            return date == null || violation(date) == null;
        }

        /** What is wrong with the date, or null. */
        public static String violation(LocalDate date) {
            return date.getYear() >= 1900 && date.getYear() <= 2200 ? null : OUT_OF_RANGE;
        }
    }
}
