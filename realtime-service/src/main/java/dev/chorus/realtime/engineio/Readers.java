package dev.chorus.realtime.engineio;

/** For whom a packet is made, which decides on the memory it lies in. */
public enum Readers {

    /** One session: in memory of its own, so that what waits for a slow reader holds no more than what is counted. */
    ONE,

    /** The sessions that are there now. */
    PRESENT,

    /** Those that come later as well: it is kept for a while. */
    LATER_TOO
}
