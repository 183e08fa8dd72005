package dev.chorus.realtime.feed;

import dev.chorus.events.DomainEvent;
import dev.chorus.events.MessageEvent;
import dev.chorus.events.NotificationEvent;
import dev.chorus.events.PostEvent;
import dev.chorus.events.SignalEvent;
import dev.chorus.events.SocialGraphEvent;
import dev.chorus.events.UserEvent;
import dev.chorus.platform.consuming.ReceivedEvent;
import dev.chorus.platform.consuming.TailListener;
import dev.chorus.realtime.RealtimeProperties;
import dev.chorus.realtime.history.History;
import dev.chorus.realtime.hub.Hub;
import dev.chorus.realtime.hub.Publication;
import dev.chorus.realtime.hub.Publication.Advance;
import dev.chorus.realtime.position.Position;
import dev.chorus.realtime.position.Progress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * From events to publications, in the order of the topics, each with the position at which it stands. Called on one thread.
 * A relay that died may have sent an event twice: what was heard lately is passed over.
 */
@Component
final class Feed implements TailListener {
    private static final Logger log = LoggerFactory.getLogger(Feed.class);

    private final PostFeed posts;
    private final NotificationFeed notifications;
    private final UserFeed users;
    private final SocialGraphFeed socialGraph;
    private final MessageFeed messages;
    private final Hub hub;
    private final History history;
    private final Progress progress;
    private final Clock clock;
    private final RecentIds heard;
    private final PushedTopics topics = new PushedTopics();
    private Position position = Position.NONE;
    private long number;

    Feed(
            PostFeed posts,
            NotificationFeed notifications,
            UserFeed users,
            SocialGraphFeed socialGraph,
            MessageFeed messages,
            Hub hub,
            History history,
            Progress progress,
            Clock clock,
            RealtimeProperties settings) {
        this.posts = posts;
        this.notifications = notifications;
        this.users = users;
        this.socialGraph = socialGraph;
        this.messages = messages;
        this.hub = hub;
        this.history = history;
        this.progress = progress;
        this.clock = clock;
        this.heard = new RecentIds(settings.feed().remembered());
    }

    @Override
    public void hear(List<ReceivedEvent> received, Map<TopicPartition, Long> positions) {
        Position after = topics.position(positions);
        if (!after.isLike(position)) {
            position = topics.before(after, received);
            history.begin(position);
        }
        List<Publication> publications = new ArrayList<>(received.size() * 2 + 1);
        try {
            for (ReceivedEvent one : received) {
                hear(one, publications);
            }
        } catch (RuntimeException | Error e) {
            // They are in the history by now, and passed over if they are heard again.
            hub.publish(publications);
            throw e;
        }
        // Offsets never go back, though what an error interrupted is heard from its beginning again.
        position = position.max(after);
        publications.add(new Advance(number, position));
        // Handed out before it is told that it was: whoever then comes to a shard comes after it.
        hub.publish(publications);
        progress.reach(position);
    }

    private void hear(ReceivedEvent one, List<Publication> publications) {
        int index = topics.index(position, one);
        if (index >= 0) {
            position = position.with(index, Math.max(position.next(index), one.offset() + 1));
        }
        if (heard.contains(one.event().id()) || isOfSomeoneErased(one.event())) {
            return;
        }
        Telling telling = new Telling(one, index, position, clock.instant());
        List<Publication> told = telling.all(publications(one.event()), number);
        number += telling.entries().size();
        history.add(one.event(), telling.entries());
        heard.add(one.event().id());
        if (!told.isEmpty()) {
            publications.add(new Advance(number, position));
            publications.addAll(told);
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
