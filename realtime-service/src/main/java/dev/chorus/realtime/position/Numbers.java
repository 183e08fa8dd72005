package dev.chorus.realtime.position;

/**
 * Numbers without sign, five bits to a character and the lowest first; the sixth bit says that more follow (base64 VLQ as
 * in source maps, in the alphabet for URLs). Each number has one form.
 */
final class Numbers {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int BITS = 5;
    private static final int MORE = 1 << BITS;
    private static final int MAX_SHIFT = 60;

    private Numbers() {}

    static void append(StringBuilder text, long number) {
        long rest = number;
        while (rest >= MORE) {
            text.append(ALPHABET.charAt((int) (rest & (MORE - 1)) | MORE));
            rest >>>= BITS;
        }
        text.append(ALPHABET.charAt((int) rest));
    }

    /** Reads numbers from a text, one after the other. */
    static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        boolean isAtEnd() {
            return at == text.length();
        }

        /** Takes the character if it is the next one. */
        boolean take(char separator) {
            if (!isAtEnd() && text.charAt(at) == separator) {
                at++;
                return true;
            }
            return false;
        }

        /** @throws MalformedPositionException if there is none here */
        long next() throws MalformedPositionException {
            long number = 0;
            for (int shift = 0; ; shift += BITS) {
                int digit = isAtEnd() ? -1 : ALPHABET.indexOf(text.charAt(at++));
                long bits = digit & (MORE - 1);
                boolean tooLarge = shift > MAX_SHIFT || (shift == MAX_SHIFT && bits > 7);
                if (digit < 0 || tooLarge || (digit == 0 && shift > 0)) {
                    throw new MalformedPositionException();
                }
                number |= bits << shift;
                if (digit < MORE) {
                    return number;
                }
            }
        }
    }
}
