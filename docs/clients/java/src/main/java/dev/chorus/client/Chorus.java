package dev.chorus.client;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Chorus for one person. Calls block, and throw a {@link Problem} where they are refused; tokens are refreshed as needed.
 * Thread-safe.
 */
public final class Chorus {
    private final String url;
    private final Session session;
    private final Rest rest;
    private volatile Types.@Nullable OwnUser user;

    public Chorus(String url) {
        this(url, _ -> {});
    }

    /** @param onTokens gets each new pair of tokens, to keep them; and null when the session has ended */
    public Chorus(String url, Consumer<Types.@Nullable Tokens> onTokens) {
        this.url = url.replaceFirst("/$", "");
        this.session = new Session(this::renewed, tokens -> {
            user = tokens == null ? null : tokens.user();
            onTokens.accept(tokens);
        });
        this.rest = new Rest(this.url, session);
    }

    private Types.Tokens renewed(Types.Tokens old) {
        return open("/api/auth/refresh", Map.of("refreshToken", old.refreshToken()));
    }

    /** A call that needs no token, and takes no key. */
    private Types.Tokens open(String path, Map<String, ?> body) {
        String answer = rest.once(Rest.Call.of("POST", path, body), null);
        return Rest.JSON.readValue(answer, Types.Tokens.class);
    }

    /** @param more {@code displayName} and {@code private}, where they are wanted */
    public Types.OwnUser register(String username, String email, String password, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.putAll(Map.of("username", username, "email", email, "password", password));
        return begin(open("/api/auth/register", body));
    }

    /** @param login a username or an e-mail address */
    public Types.OwnUser logIn(String login, String password) {
        return begin(open("/api/auth/login", Map.of("login", login, "password", password)));
    }

    /** Goes on with tokens that were kept. */
    public void resume(Types.Tokens tokens) {
        session.begin(tokens);
    }

    /** A new pair of tokens, before it is needed. */
    public void refresh() {
        session.replace(Objects.requireNonNullElse(session.accessToken(), ""));
    }

    public void logOut() {
        rest.call("POST", "/api/auth/logout", null);
        session.end();
    }

    private Types.OwnUser begin(Types.Tokens tokens) {
        session.begin(tokens);
        return tokens.user();
    }

    /** @throws IllegalStateException without a session */
    public Types.OwnUser user() {
        Types.OwnUser current = user;
        if (current == null) {
            throw new IllegalStateException("Log in first");
        }
        return current;
    }

    public Accounts accounts() {
        return new Accounts(rest);
    }

    public Posts posts() {
        return new Posts(rest);
    }

    public People people() {
        return new People(rest);
    }

    public Messages messages() {
        return new Messages(rest);
    }

    public Notifications notifications() {
        return new Notifications(rest);
    }

    public Presence presence() {
        return new Presence(rest);
    }

    /** Connects for what is pushed, at once or as soon as the server can be reached. */
    public Live connect() {
        Live live = new Live(this, SocketIo.to(url));
        live.start();
        return live;
    }

    @Nullable
    String accessToken() {
        return session.accessToken();
    }

    String replace(String refused) {
        return session.replace(refused);
    }
}
