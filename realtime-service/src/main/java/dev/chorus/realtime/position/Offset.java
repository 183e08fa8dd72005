package dev.chorus.realtime.position;

import java.time.Instant;

/**
 * What a client keeps from the last event it received, and shows when it comes back: the position that the event stands at,
 * and when it was written, to the second. The time tells how long ago that was also where nothing has happened since.
 */
public record Offset(Position position, Instant at) {
    private static final int MAX_LENGTH = 8_192;

    /** A run of numbers for each topic and the seconds of the time, with points between. */
    public String text() {
        return text(position, at);
    }

    /** As {@link #text()}, without making an offset. */
    public static String text(Position position, Instant at) {
        StringBuilder text = new StringBuilder(position.text().length() + 8).append(position.text());
        Numbers.append(text, Math.max(0, at.getEpochSecond()));
        return text.toString();
    }

    /** @throws MalformedPositionException if no node has ever written this */
    public static Offset parse(String text) throws MalformedPositionException {
        if (text.length() > MAX_LENGTH) {
            throw new MalformedPositionException();
        }
        int topics = (int) text.chars().filter(c -> c == Position.SEPARATOR).count();
        Numbers.Reader reader = new Numbers.Reader(text);
        Position position = Position.read(reader, topics);
        long seconds = reader.next();
        if (!reader.isAtEnd() || seconds > Instant.MAX.getEpochSecond()) {
            throw new MalformedPositionException();
        }
        return new Offset(position, Instant.ofEpochSecond(seconds));
    }

    /** The farther of two that are alike. */
    public Offset max(Offset other) {
        return new Offset(position.max(other.position), at.isAfter(other.at) ? at : other.at);
    }
}
