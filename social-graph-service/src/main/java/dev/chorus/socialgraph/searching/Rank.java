package dev.chorus.socialgraph.searching;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/**
 * The place of someone who was found: by tier, then within it the higher score, then the term, then the id. Also the
 * cursor of a search; then it is the place after which the next page begins.
 *
 * @param term empty where the tier does not order by it
 */
record Rank(Tier tier, int score, String term, UUID id) {
    private static final int FIXED = 1 + Integer.BYTES + 2 * Long.BYTES;
    private static final UUID LOWEST = new UUID(0, 0);

    /** Before everything in a tier. */
    static Rank first(Tier tier) {
        return new Rank(tier, Integer.MAX_VALUE, "", LOWEST);
    }

    /** URL-safe, opaque to clients. */
    String encode() {
        byte[] text = term.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(FIXED + text.length)
                .put(tier.code())
                .putInt(score)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .put(text);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** @throws IllegalArgumentException if this is no cursor of a search */
    static Rank decode(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        if (bytes.remaining() < FIXED) {
            throw new IllegalArgumentException("Not a cursor");
        }
        Tier tier = Tier.of(bytes.get());
        int score = bytes.getInt();
        UUID id = new UUID(bytes.getLong(), bytes.getLong());
        String term = StandardCharsets.UTF_8.decode(bytes).toString();
        if (term.indexOf(0) >= 0) {
            throw new IllegalArgumentException("Not a cursor");
        }
        return new Rank(tier, score, term, id);
    }
}
