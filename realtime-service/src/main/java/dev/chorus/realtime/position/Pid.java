package dev.chorus.realtime.position;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/**
 * The name of a session, by which its client finds it again. It says whose session it is and where it began, so that any
 * node can tell, and that someone who has received nothing yet can come back as well.
 *
 * @param key random, known to the client only
 */
public record Pid(UUID key, UUID userId, Offset begin) {
    private static final int ID_LENGTH = 22;
    private static final int ID_BYTES = 16;

    /** The key, the user's id and the offset. */
    public String text() {
        return encode(key) + encode(userId) + begin.text();
    }

    /** @throws MalformedPositionException if no node has ever given this */
    public static Pid parse(String text) throws MalformedPositionException {
        if (text.length() < 2 * ID_LENGTH) {
            throw new MalformedPositionException();
        }
        return new Pid(
                decode(text.substring(0, ID_LENGTH)),
                decode(text.substring(ID_LENGTH, 2 * ID_LENGTH)),
                Offset.parse(text.substring(2 * ID_LENGTH)));
    }

    private static String encode(UUID id) {
        ByteBuffer bytes = ByteBuffer.allocate(ID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private static UUID decode(String text) throws MalformedPositionException {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            UUID id = new UUID(bytes.getLong(), bytes.getLong());
            if (encode(id).equals(text)) {
                return id;
            }
        } catch (IllegalArgumentException _) {
            // Told below.
        }
        throw new MalformedPositionException();
    }

    /** A log must not hold what lets someone in. */
    @Override
    public String toString() {
        return "Pid[userId=" + userId + "]";
    }
}
