package dev.chorus.gateway;

/** The order in which a request passes the gateway's filters, outermost first. */
public final class FilterOrder {
    public static final int TRACE = -500;

    /** Before whatever may refuse, so that a page may read the refusal. */
    public static final int CORS = -400;

    public static final int PATH = -300;
    public static final int ADDRESS = -250;

    /** Around all that holds something for as long as a request takes. */
    public static final int ANSWER_LIMIT = -240;

    public static final int ADDRESS_LIMIT = -200;
    public static final int CONNECTION_LIMIT = -190;

    /** The token is checked between these, at Spring Security's own order of -100. */
    public static final int USER_LIMIT = 0;

    public static final int BODY_LIMIT = 100;

    private FilterOrder() {}
}
