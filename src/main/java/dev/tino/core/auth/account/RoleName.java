package dev.tino.core.auth.account;

import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;

import dev.tino.core.web.Role;

/** The name of a role that Tino knows. */
@Target(TYPE_USE)
@Retention(RUNTIME)
@Pattern(regexp = Role.USER + "|" + Role.COMPANY + "|" + Role.ANALYST + "|" + Role.ADMIN)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@interface RoleName {

    String message() default "must be user, company, analyst or admin";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
