package dev.chorus.realtime.feed;

import dev.chorus.platform.consuming.ReceivedEvent;
import dev.chorus.realtime.audience.TestRelations;
import dev.chorus.realtime.history.History;
import dev.chorus.realtime.hub.FakeSocket;
import dev.chorus.realtime.hub.PushEncoder;
import dev.chorus.realtime.hub.TestHub;
import dev.chorus.realtime.position.Progress;
import dev.chorus.realtime.presence.TestPresence;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** A node's feed, which encodes as sockets expect it. */
public final class TestFeed {
    private final Feed feed;

    public TestFeed(TestHub test, History history, Progress progress) {
        PushEncoder packets = (event, arguments) -> FakeSocket.NAMESPACE.prepareOpen(event.wireName(), arguments);
        feed = new Feed(
                new PostFeed(packets),
                new NotificationFeed(packets),
                new UserFeed(TestRelations.audiences(), TestPresence.attendance(_ -> {})),
                new SocialGraphFeed(TestRelations.audiences()),
                new MessageFeed(packets, TestRelations.audiences()),
                test.hub(),
                history,
                progress,
                Clock.systemUTC(),
                test.settings());
    }

    public void hear(List<ReceivedEvent> events, Map<TopicPartition, Long> positions) {
        feed.hear(events, positions);
    }
}
