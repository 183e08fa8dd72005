package dev.chorus.client;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Fetches over REST what was made while nothing was heard. It goes by the server's own times: no clock of the client's
 * matters. Not thread-safe.
 */
final class Gaps {
    private static final int MOST_PAGES = 10;

    /** What was missed, as it would have been pushed. */
    record Missed(Pushed<?> event, JsonNode payload) {}

    private enum Kind {
        POST,
        NOTIFICATION,
        MESSAGE
    }

    private final Chorus chorus;
    private final Map<Kind, Instant> newest = new EnumMap<>(Kind.class);
    private boolean begun;

    Gaps(Chorus chorus) {
        this.chorus = chorus;
    }

    /** What is there now needs no fetching later. */
    void begin() {
        Window one = Window.first(1);
        chorus.posts().listPosts(null, null, one).items().forEach(post -> mark(Kind.POST, post.createdAt()));
        chorus.notifications()
                .listNotifications(false, one)
                .items()
                .forEach(notification -> mark(Kind.NOTIFICATION, notification.createdAt()));
        chorus.messages()
                .listConversations(one)
                .items()
                .forEach(conversation ->
                        mark(Kind.MESSAGE, conversation.lastMessage().createdAt()));
        begun = true;
    }

    void heard(String event, JsonNode payload) {
        Kind kind = switch (event) {
            case "new_post" -> Kind.POST;
            case "new_notification" -> Kind.NOTIFICATION;
            case "new_message" -> Kind.MESSAGE;
            default -> null;
        };
        if (kind != null) {
            mark(kind, Instant.parse(payload.path("createdAt").asString()));
        }
    }

    private void mark(Kind kind, Instant time) {
        newest.merge(kind, time, (one, other) -> one.isAfter(other) ? one : other);
    }

    private boolean isNew(Kind kind, Instant time) {
        return time.isAfter(newest.getOrDefault(kind, Instant.MIN));
    }

    /** The oldest first of each kind. */
    List<Missed> fill() {
        if (!begun) {
            begin();
            return List.of();
        }
        List<Missed> missed = new ArrayList<>();
        newer(window -> chorus.posts().listPosts(null, null, window), post -> isNew(Kind.POST, post.createdAt()))
                .forEach(post -> missed.add(missed(Pushed.NEW_POST, Types.PushedPost.of(post))));
        newer(this::notifications, notification -> isNew(Kind.NOTIFICATION, notification.createdAt()))
                .forEach(notification -> missed.add(missed(Pushed.NEW_NOTIFICATION, notification)));
        newer(
                        window -> chorus.messages().listConversations(window),
                        conversation ->
                                isNew(Kind.MESSAGE, conversation.lastMessage().createdAt()))
                .stream()
                .flatMap(conversation -> messagesWith(conversation.user()).stream())
                .sorted(Comparator.comparing(Types.Message::createdAt))
                .forEach(message -> missed.add(missed(Pushed.NEW_MESSAGE, message)));
        return missed;
    }

    private Types.Page<Types.Notification> notifications(Window window) {
        Types.NotificationPage page = chorus.notifications().listNotifications(false, window);
        return new Types.Page<>(page.items(), page.nextCursor());
    }

    private List<Types.Message> messagesWith(Types.Author other) {
        return newer(
                window -> chorus.messages().listMessages(other.id(), window),
                message -> isNew(Kind.MESSAGE, message.createdAt()));
    }

    private static <T> Missed missed(Pushed<T> event, T payload) {
        return new Missed(event, Rest.JSON.valueToTree(payload));
    }

    /** From a list that begins with the newest, what is new, the oldest first; a bounded number of pages. */
    private static <T> List<T> newer(Function<Window, Types.Page<T>> list, Function<T, Boolean> isNew) {
        List<T> found = new ArrayList<>();
        @Nullable String cursor = null;
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            Types.Page<T> page = list.apply(Window.first(100).after(cursor));
            List<T> fresh = page.items().stream().filter(isNew::apply).toList();
            found.addAll(fresh);
            cursor = page.nextCursor();
            if (cursor == null || fresh.size() < page.items().size()) {
                break;
            }
        }
        return found.reversed();
    }
}
