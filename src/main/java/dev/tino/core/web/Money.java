package dev.tino.core.web;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.math.BigDecimal;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/** An amount that {@code numeric(14,2)} holds: at most twelve digits before the point and two behind it. Null passes. */
@Target({ FIELD, PARAMETER, RECORD_COMPONENT, TYPE_USE })
@Retention(RUNTIME)
@Constraint(validatedBy = Money.Rule.class)
public @interface Money {

    String message() default "is not an amount of money";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The rule itself, for code that checks thousands of amounts without the validator. */
    class Rule implements ConstraintValidator<Money, BigDecimal> {

        @Override
        public boolean isValid(BigDecimal amount, ConstraintValidatorContext context) {
            String violation = amount == null ? null : violation(amount);
            if (violation == null) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(violation).addConstraintViolation();
            return false;
        }

        /** What is wrong with the amount, or null. */
        public static String violation(BigDecimal amount) {
            // Looks at precision and scale alone: writing out 1e1000000000 would take the memory that it names.
            if ((long) amount.precision() - amount.scale() > 12) {
                return "must have at most twelve digits before the decimal point";
            }
            if (amount.scale() > 2) {
                // 12.500 reads as three decimals, and whoever wrote them may have meant twelve thousand five hundred.
                return "must have at most two decimals";
            }
            return null;
        }
    }
}
