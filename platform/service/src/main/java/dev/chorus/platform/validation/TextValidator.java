package dev.chorus.platform.validation;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** Checks {@link Text}. */
public final class TextValidator implements ConstraintValidator<Text, CharSequence> {
    private int min;
    private int max;

    @Override
    public void initialize(Text constraint) {
        min = constraint.min();
        max = constraint.max();
    }

    @Override
    public boolean isValid(@Nullable CharSequence value, ConstraintValidatorContext context) {
        if (value == null) {
            return true;
        }
        int[] codePoints = value.codePoints().toArray();
        boolean blank = true;
        for (int codePoint : codePoints) {
            // A surrogate that stands alone here is half a character: PostgreSQL could not store it.
            if (codePoint == 0 || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE)) {
                return false;
            }
            blank &= Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
        }
        return !blank && codePoints.length >= min && codePoints.length <= max;
    }
}
