package dev.chorus.realtime.feed;

import dev.chorus.events.DomainEvent;
import dev.chorus.events.MessageEvent;
import dev.chorus.events.NotificationEvent;
import dev.chorus.events.PostEvent;
import dev.chorus.events.SignalEvent;
import dev.chorus.events.SocialGraphEvent;
import dev.chorus.events.UserEvent;
import dev.chorus.platform.consuming.ReceivedEvent;
import dev.chorus.realtime.RealtimeProperties;
import dev.chorus.realtime.hub.Hub;
import dev.chorus.realtime.hub.Publication;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * From events to publications, in the order of the topics. Called on one thread. A relay that died may have sent an event
 * twice: what was heard lately is passed over.
 */
@Component
final class Feed {
    private static final Logger log = LoggerFactory.getLogger(Feed.class);

    private final PostFeed posts;
    private final NotificationFeed notifications;
    private final UserFeed users;
    private final SocialGraphFeed socialGraph;
    private final MessageFeed messages;
    private final Hub hub;
    private final RecentIds heard;

    Feed(
            PostFeed posts,
            NotificationFeed notifications,
            UserFeed users,
            SocialGraphFeed socialGraph,
            MessageFeed messages,
            Hub hub,
            RealtimeProperties settings) {
        this.posts = posts;
        this.notifications = notifications;
        this.users = users;
        this.socialGraph = socialGraph;
        this.messages = messages;
        this.hub = hub;
        this.heard = new RecentIds(settings.feed().remembered());
    }

    void hear(List<ReceivedEvent> received) {
        List<Publication> publications = new ArrayList<>(received.size());
        for (ReceivedEvent one : received) {
            if (heard.add(one.event().id()) && !isOfSomeoneErased(one.event())) {
                publications.addAll(publications(one.event()));
            }
        }
        if (!publications.isEmpty()) {
            hub.publish(publications);
        }
    }

    /** Texts are never empty but for those whose key is gone: what they told can no longer be fetched. */
    private static boolean isOfSomeoneErased(DomainEvent event) {
        return switch (event) {
            case PostEvent.Created created -> created.content().isEmpty();
            case PostEvent.Updated updated -> updated.content().isEmpty();
            case PostEvent.CommentCreated comment -> comment.content().isEmpty();
            case MessageEvent.Sent sent -> sent.content().isEmpty();
            case MessageEvent.RequestAccepted accepted -> accepted.content().isEmpty();
            case NotificationEvent.Created created -> created.metadata().isEmpty();
            default -> false;
        };
    }

    /** An event that cannot be pushed must not stop those after it. */
    private List<Publication> publications(DomainEvent event) {
        try {
            return switch (event) {
                case PostEvent post -> posts.publications(post);
                case NotificationEvent notification -> notifications.publications(notification);
                case UserEvent user -> users.publications(user);
                case SocialGraphEvent graph -> socialGraph.publications(graph);
                case MessageEvent message -> messages.publications(message);
                // These have a tail of their own.
                case SignalEvent _ -> List.of();
            };
        } catch (RuntimeException e) {
            log.error("Event {} cannot be pushed", event.id(), e);
            return List.of();
        }
    }
}
