package dev.chorus.auth.passwords;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A password that is not among those tried first. Null passes. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = NotCommonValidator.class)
public @interface NotCommon {
    String message() default "is among the most common passwords";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
