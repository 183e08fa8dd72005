package dev.chorus.auth.accounts;

import java.util.Locale;

/** The form in which usernames and e-mail addresses are compared. */
public final class Logins {
    private Logins() {}

    public static String normalised(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }
}
