package dev.chorus.auth.accounts;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A username once it is in lower case: 3–30 of {@code a-z 0-9 _ .}. Null passes. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = UsernameValidator.class)
public @interface Username {
    String message() default "must be 3 to 30 of a-z, 0-9, _ and .";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
