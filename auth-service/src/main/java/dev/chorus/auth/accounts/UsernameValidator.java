package dev.chorus.auth.accounts;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks {@link Username}. */
public final class UsernameValidator implements ConstraintValidator<Username, String> {
    /** ASCII in either case: letters of other scripts that become ASCII in lower case are not meant. */
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_.]{3,30}");

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
        return value == null || FORM.matcher(value).matches();
    }
}
