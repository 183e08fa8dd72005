package dev.chorus.auth.passwords;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** Checks {@link NotCommon}. */
public final class NotCommonValidator implements ConstraintValidator<NotCommon, String> {

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
        return value == null || !CommonPasswords.contain(value);
    }
}
