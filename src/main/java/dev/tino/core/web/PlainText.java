package dev.tino.core.web;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/**
 * One line of text, or several: not blank, not too long, no control characters (PostgreSQL refuses NUL, people cannot see the
 * others) and no half of a surrogate pair. Null passes; say {@code @NotNull} beside it where it must not.
 */
@Target({ FIELD, PARAMETER, RECORD_COMPONENT, TYPE_USE })
@Retention(RUNTIME)
@Constraint(validatedBy = PlainText.Rule.class)
public @interface PlainText {

    /** The most characters (UTF-16 units). */
    int max();

    /** Whether it may have several lines, and tabs in them. */
    boolean lines() default false;

    String message() default "is not plain text";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The rule itself, for code that checks thousands of lines without the validator. */
    class Rule implements ConstraintValidator<PlainText, String> {

        private static final String LAYOUT = "\n\r\t";

        private int max;
        private boolean lines;

        @Override
        public void initialize(PlainText constraint) {
            max = constraint.max();
            lines = constraint.lines();
        }

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            String violation = text == null ? null : violation(text, max, lines);
            if (violation == null) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(violation).addConstraintViolation();
            return false;
        }

        /** What is wrong with one line of text, or null. */
        public static String violation(String text, int max) {
            return violation(text, max, false);
        }

        private static String violation(String text, int max, boolean lines) {
            if (text.length() > max) {
                return "must have at most " + max + " characters";
            }
            boolean blank = true;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (Character.isISOControl(c) && !(lines && LAYOUT.indexOf(c) >= 0)) {
                    return "must not hold control characters";
                }
                if (Character.isSurrogate(c)) {
                    if (!Character.isHighSurrogate(c) || i + 1 == text.length()
                            || !Character.isLowSurrogate(text.charAt(i + 1))) {
                        return "must not hold half a character";
                    }
                    i++;
                }
                blank = blank && Character.isWhitespace(c);
            }
            return blank ? "must not be blank" : null;
        }
    }
}
