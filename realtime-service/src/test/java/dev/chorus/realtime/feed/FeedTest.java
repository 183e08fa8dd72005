package dev.chorus.realtime.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chorus.events.Author;
import dev.chorus.events.DomainEvent;
import dev.chorus.events.NotificationEvent;
import dev.chorus.events.PostEvent;
import dev.chorus.events.SocialGraphEvent;
import dev.chorus.events.Topic;
import dev.chorus.events.UserEvent;
import dev.chorus.platform.consuming.ReceivedEvent;
import dev.chorus.realtime.audience.Relations;
import dev.chorus.realtime.audience.TestRelations;
import dev.chorus.realtime.engineio.PreparedPacket;
import dev.chorus.realtime.engineio.Readers;
import dev.chorus.realtime.history.History;
import dev.chorus.realtime.history.TestHistory;
import dev.chorus.realtime.hub.FakeSocket;
import dev.chorus.realtime.hub.Publication;
import dev.chorus.realtime.hub.Publication.Announcement;
import dev.chorus.realtime.hub.Publication.AuthorErased;
import dev.chorus.realtime.hub.Publication.AuthorVisibility;
import dev.chorus.realtime.hub.Publication.Eviction;
import dev.chorus.realtime.hub.Publication.Latest;
import dev.chorus.realtime.hub.Publication.Severance;
import dev.chorus.realtime.hub.Publication.Unfollowing;
import dev.chorus.realtime.hub.PushEncoder;
import dev.chorus.realtime.hub.PushedEvent;
import dev.chorus.realtime.hub.Room;
import dev.chorus.realtime.hub.TestHub;
import dev.chorus.realtime.position.Position;
import dev.chorus.realtime.position.Progress;
import dev.chorus.realtime.presence.TestPresence;
import dev.chorus.realtime.socketio.OpenEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FeedTest {
    private static final Instant AT = Instant.parse("2026-01-01T12:00:00.000001Z");

    /** After one record in each topic. */
    private static final Map<TopicPartition, Long> POSITIONS = Map.of(
            new TopicPartition(Topic.POSTS.topicName(), 0), 1L,
            new TopicPartition(Topic.NOTIFICATIONS.topicName(), 0), 1L,
            new TopicPartition(Topic.MESSAGES.topicName(), 0), 1L);

    private final UUID postId = UUID.randomUUID();
    private final Author ada = new Author(UUID.randomUUID(), "ada", "Ada");
    private final Author bob = new Author(UUID.randomUUID(), "bob", "Bob");
    private final Room.Post room = new Room.Post(postId);
    private final Recorder recorder = new Recorder();
    private final PostFeed posts = new PostFeed(recorder);
    private final NotificationFeed notifications = new NotificationFeed(recorder);
    private final SocialGraphFeed socialGraph = new SocialGraphFeed(TestRelations.audiences());
    private final MessageFeed messages = new MessageFeed(recorder, TestRelations.audiences());

    private static UserFeed userFeed() {
        return new UserFeed(TestRelations.audiences(), TestPresence.attendance(_ -> {}));
    }

    @Test
    void aPublicPostGoesToEveryoneWithoutWhatDependsOnTheReader() {
        Announcement push = only(posts.publications(created(false)));

        assertThat(push.room()).isEqualTo(Room.EVERYONE);
        assertThat(push.at()).isEqualTo(AT);
        assertThat(recorder.event(push)).isEqualTo("new_post");
        JsonNode post = recorder.json(push);
        assertThat(post.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "author",
                        "content",
                        "createdAt",
                        "updatedAt",
                        "editableUntil",
                        "likeCount",
                        "commentCount");
        assertThat(post.get("id").asString()).isEqualTo(postId.toString());
        assertThat(post.get("author").propertyNames()).containsExactlyInAnyOrder("id", "username", "displayName");
        assertThat(post.get("createdAt").asString()).isEqualTo("2026-01-01T12:00:00.000001Z");
    }

    @Test
    void aPrivatePostGoesToItsAuthorAndFollowersOnly() {
        for (Announcement push :
                List.of(only(posts.publications(created(true))), only(posts.publications(updated(true))), (Announcement)
                        posts.publications(deleted(true)).getFirst())) {
            assertThat(push.hearing().mayHear(Relations.none(ada.id()))).isTrue();
            assertThat(push.hearing().mayHear(TestRelations.following(bob.id(), ada.id())))
                    .isTrue();
            assertThat(push.hearing().mayHear(Relations.none(bob.id()))).isFalse();
        }
    }

    @Test
    void aBlockKeepsPostsAndCommentsFromBothSides() {
        PostEvent comment = new PostEvent.CommentCreated(
                UUID.randomUUID(), AT, postId, UUID.randomUUID(), UUID.randomUUID(), ada, "Hello", AT, 0, 1);
        for (Announcement push : List.of(
                only(posts.publications(created(false))),
                only(posts.publications(updated(false))),
                (Announcement) posts.publications(deleted(false)).getFirst(),
                (Announcement) posts.publications(comment).getFirst())) {
            assertThat(push.hearing().mayHear(TestRelations.severed(bob.id(), ada.id())))
                    .isFalse();
            assertThat(push.hearing().mayHear(Relations.none(bob.id()))).isTrue();
        }
    }

    @Test
    void whoUnfollowsOrBlocksLeavesRooms() {
        assertThat(socialGraph.publications(
                        new SocialGraphEvent.FollowRemoved(UUID.randomUUID(), AT, null, bob.id(), ada.id())))
                .containsExactly(new Unfollowing(bob.id(), ada.id()));
        assertThat(socialGraph.publications(
                        new SocialGraphEvent.BlockCreated(UUID.randomUUID(), AT, bob.id(), ada.id())))
                .containsExactly(new Severance(bob.id(), ada.id()));
        assertThat(socialGraph.publications(
                        new SocialGraphEvent.MuteCreated(UUID.randomUUID(), AT, bob.id(), ada.id())))
                .isEmpty();
    }

    @Test
    void anEditGoesToAllWhoMaySeeThePost() {
        Announcement push = only(posts.publications(updated(false)));

        assertThat(push.room()).isEqualTo(Room.EVERYONE);
        assertThat(recorder.event(push)).isEqualTo("post_updated");
    }

    @Test
    void aDeletedPostIsToldAndItsRoomIsCleared() {
        List<Publication> publications = posts.publications(deleted(false));

        Announcement push = (Announcement) publications.getFirst();
        assertThat(push.room()).isEqualTo(Room.EVERYONE);
        assertThat(recorder.event(push)).isEqualTo("post_deleted");
        assertThat(recorder.json(push).toString()).isEqualTo("{\"id\":\"" + postId + "\"}");
        assertThat(publications.get(1)).isEqualTo(new Eviction(room));
    }

    @Test
    void aLikeTellsTheRoomTheCounts() {
        Latest liked =
                (Latest) posts.publications(new PostEvent.Liked(UUID.randomUUID(), AT, postId, ada.id(), bob, 3, 2))
                        .getFirst();
        Latest unliked = (Latest)
                posts.publications(new PostEvent.Unliked(UUID.randomUUID(), AT, postId, ada.id(), bob.id(), 2, 2))
                        .getFirst();

        assertThat(liked.room()).isEqualTo(room);
        JsonNode stats = recorder.json(liked.event());
        assertThat(recorder.event(liked.event())).isEqualTo("post_stats");
        assertThat(stats.propertyNames()).containsExactlyInAnyOrder("postId", "likeCount", "commentCount");
        assertThat(stats.get("likeCount").asInt()).isEqualTo(3);
        assertThat(recorder.json(unliked.event()).get("likeCount").asInt()).isEqualTo(2);
    }

    @Test
    void aCommentGoesToTheRoomWithTheCounts() {
        UUID commentId = UUID.randomUUID();
        List<Publication> publications = posts.publications(new PostEvent.CommentCreated(
                UUID.randomUUID(), AT, postId, ada.id(), commentId, bob, "Hello", AT, 0, 1));

        Announcement push = (Announcement) publications.getFirst();
        assertThat(push.room()).isEqualTo(room);
        assertThat(recorder.event(push)).isEqualTo("new_comment");
        assertThat(recorder.json(push).propertyNames())
                .containsExactlyInAnyOrder("id", "postId", "author", "content", "createdAt");
        assertThat(recorder.json(push).get("id").asString()).isEqualTo(commentId.toString());
        assertThat(publications.get(1)).isInstanceOf(Latest.class);
    }

    @Test
    void aDeletedCommentIsToldToTheRoom() {
        UUID commentId = UUID.randomUUID();
        List<Publication> publications = posts.publications(
                new PostEvent.CommentDeleted(UUID.randomUUID(), AT, postId, ada.id(), commentId, bob.id(), 0, 0));

        Announcement push = (Announcement) publications.getFirst();
        assertThat(push.room()).isEqualTo(room);
        assertThat(recorder.event(push)).isEqualTo("comment_deleted");
        assertThat(recorder.json(push))
                .isEqualTo(JsonMapper.shared()
                        .valueToTree(Map.of("id", commentId.toString(), "postId", postId.toString())));
    }

    @Test
    void notificationsGoToAllDevicesOfTheirRecipient() {
        UUID notificationId = UUID.randomUUID();
        Announcement created = only(notifications.publications(new NotificationEvent.Created(
                UUID.randomUUID(),
                AT,
                ada.id(),
                notificationId,
                "like",
                "Like",
                "Bob liked",
                "{}",
                false,
                AT,
                bob.id())));
        Announcement read = only(notifications.publications(
                new NotificationEvent.Read(UUID.randomUUID(), AT, ada.id(), notificationId)));
        Announcement removed = only(notifications.publications(
                new NotificationEvent.Removed(UUID.randomUUID(), AT, ada.id(), notificationId)));

        assertThat(List.of(created, read, removed))
                .allSatisfy(push -> assertThat(push.room()).isEqualTo(new Room.User(ada.id())));
        assertThat(recorder.event(created)).isEqualTo("new_notification");
        assertThat(recorder.json(created).propertyNames())
                .containsExactlyInAnyOrder("id", "userId", "type", "title", "content", "metadata", "read", "createdAt");
        assertThat(recorder.json(created).get("metadata").isString()).isTrue();
        assertThat(recorder.event(read)).isEqualTo("notification_marked_read");
        assertThat(recorder.json(read).asString()).isEqualTo(notificationId.toString());
        assertThat(recorder.event(removed)).isEqualTo("notification_removed");
        assertThat(recorder.json(removed).asString()).isEqualTo(notificationId.toString());
    }

    @Test
    void aUsersPrivacyClosesAndOpensTheRoomsOfTheirPosts() {
        UserFeed users = userFeed();
        assertThat(users.publications(
                        new UserEvent.Updated(UUID.randomUUID(), AT, ada.id(), "ada", "A", true, 2, AT, null)))
                .containsExactly(new AuthorVisibility(ada.id(), true));
        assertThat(users.publications(
                        new UserEvent.Updated(UUID.randomUUID(), AT, ada.id(), "ada", "A", false, 3, AT, null)))
                .containsExactly(new AuthorVisibility(ada.id(), false));
        assertThat(users.publications(new UserEvent.Erased(UUID.randomUUID(), AT, ada.id(), 4)))
                .containsExactly(new AuthorErased(ada.id()));
    }

    @Test
    void anEventThatComesTwiceIsPushedOnce() {
        try (TestHub test = new TestHub()) {
            Feed feed = feed(test, posts);
            FakeSocket socket = test.connect(ada.id());
            PostEvent event = created(false);

            feed.hear(List.of(received(event), received(event)), POSITIONS);
            feed.hear(List.of(received(event)), POSITIONS);
            test.settle();

            assertThat(socket.written()).hasSize(1);
        }
    }

    @Test
    void whatIsOfSomeoneErasedIsNotPushed() {
        Author gone = new Author(bob.id(), "", "");
        try (TestHub test = new TestHub()) {
            Feed feed = feed(test, posts);
            FakeSocket socket = test.connect(ada.id());

            feed.hear(
                    List.of(
                            received(new PostEvent.Created(
                                    UUID.randomUUID(), AT, postId, gone, false, "", AT, AT, AT, 0, 0)),
                            received(new NotificationEvent.Created(
                                    UUID.randomUUID(), AT, ada.id(), postId, "like", "", "", "", false, AT, gone.id())),
                            received(updated(false))),
                    POSITIONS);
            test.settle();

            assertThat(socket.written()).hasSize(1);
        }
    }

    @Test
    void anEventThatCannotBePushedDoesNotStopTheNext() {
        PushEncoder faulty = (event, arguments) -> {
            if (event == PushedEvent.NEW_POST) {
                throw new IllegalStateException("on purpose");
            }
            return recorder.encode(event, arguments);
        };
        try (TestHub test = new TestHub()) {
            Feed feed = feed(test, new PostFeed(faulty));
            FakeSocket socket = test.connect(ada.id());

            feed.hear(List.of(received(created(false)), received(updated(false))), POSITIONS);
            test.settle();

            assertThat(socket.written()).hasSize(1);
        }
    }

    @Test
    void whatAnErrorInterruptsIsPushedOnceWhenItIsHeardAgain() {
        AtomicBoolean failed = new AtomicBoolean();
        PushEncoder faulty = (event, arguments) -> {
            if (event == PushedEvent.POST_UPDATED && failed.compareAndSet(false, true)) {
                throw new OutOfMemoryError("made by the test");
            }
            return recorder.encode(event, arguments);
        };
        try (TestHub test = new TestHub()) {
            Feed feed = feed(test, new PostFeed(faulty));
            FakeSocket socket = test.connect(ada.id());
            List<ReceivedEvent> batch = List.of(received(created(false)), received(updated(false)));
            Map<TopicPartition, Long> before = new HashMap<>(POSITIONS);
            before.replaceAll((_, _) -> 0L);
            feed.hear(List.of(), before);

            assertThatThrownBy(() -> feed.hear(batch, POSITIONS)).isInstanceOf(OutOfMemoryError.class);
            test.settle();
            assertThat(socket.written()).hasSize(1);
            Position reached = reached(test, socket);

            feed.hear(List.of(), before);
            assertThat(reached(test, socket)).isEqualTo(reached);

            feed.hear(batch, POSITIONS);
            test.settle();
            assertThat(socket.written()).hasSize(2);
        }
    }

    private static Position reached(TestHub test, FakeSocket socket) {
        AtomicReference<Position> reached = new AtomicReference<>(Position.NONE);
        test.on(socket, () -> reached.set(test.hub().reached(socket).position()));
        return reached.get();
    }

    @Test
    void onlyWhatIsKeptForThoseWhoComeLaterIsMadeForThem() {
        Map<PushedEvent, Readers> made = new ConcurrentHashMap<>();
        PushEncoder noting = (event, _) -> (offset, readers) -> {
            made.put(event, readers);
            return PreparedPacket.text(offset);
        };
        try (TestHub test = new TestHub()) {
            Feed feed = feed(test, new PostFeed(noting));
            FakeSocket socket = test.connect(ada.id());
            test.join(socket, room, ada.id());

            feed.hear(
                    List.of(
                            received(created(false)),
                            received(new PostEvent.Liked(UUID.randomUUID(), AT, postId, ada.id(), bob, 3, 2))),
                    POSITIONS);
            test.settle();

            assertThat(made)
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            PushedEvent.NEW_POST, Readers.LATER_TOO,
                            PushedEvent.POST_STATS, Readers.PRESENT));
        }
    }

    @Test
    void remembersTheNewestIdsOnly() {
        RecentIds ids = new RecentIds(2);
        UUID first = UUID.randomUUID();
        assertThat(ids.add(first)).isTrue();
        assertThat(ids.add(UUID.randomUUID())).isTrue();
        assertThat(ids.add(first)).isFalse();
        assertThat(ids.add(UUID.randomUUID())).isTrue();
        assertThat(ids.add(first)).isTrue();
    }

    private PostEvent created(boolean isPrivate) {
        return new PostEvent.Created(UUID.randomUUID(), AT, postId, ada, isPrivate, "Hi", AT, AT, AT, 0, 0);
    }

    private PostEvent updated(boolean isPrivate) {
        return new PostEvent.Updated(UUID.randomUUID(), AT, postId, ada, isPrivate, "Ho", AT, AT, AT, 0, 0);
    }

    private PostEvent deleted(boolean isPrivate) {
        return new PostEvent.Deleted(UUID.randomUUID(), AT, postId, ada.id(), isPrivate);
    }

    private static Announcement only(List<Publication> publications) {
        assertThat(publications).hasSize(1);
        return (Announcement) publications.getFirst();
    }

    private static ReceivedEvent received(DomainEvent event) {
        return new ReceivedEvent(event, Topic.of(event), 0, 0, System.currentTimeMillis());
    }

    private Feed feed(TestHub test, PostFeed postFeed) {
        History history = TestHistory.of(Map.of());
        return new Feed(
                postFeed,
                notifications,
                userFeed(),
                socialGraph,
                messages,
                test.hub(),
                history,
                new Progress(),
                Clock.systemUTC(),
                test.settings());
    }

    /** Encodes to packets that it can tell apart. */
    private static final class Recorder implements PushEncoder {
        private final Map<OpenEvent, Encoded> encoded = new HashMap<>();

        @Override
        public OpenEvent encode(PushedEvent event, @Nullable Object... arguments) {
            assertThat(arguments).hasSize(1);
            OpenEvent open = new OpenEvent() {
                @Override
                public PreparedPacket end(String offset, Readers readers) {
                    return PreparedPacket.text(event.wireName() + " " + offset);
                }
            };
            encoded.put(open, new Encoded(event.wireName(), JsonMapper.shared().valueToTree(arguments[0])));
            return open;
        }

        String event(Announcement push) {
            return event(push.event());
        }

        String event(OpenEvent event) {
            return Objects.requireNonNull(encoded.get(event)).event();
        }

        JsonNode json(Announcement push) {
            return json(push.event());
        }

        JsonNode json(OpenEvent event) {
            return Objects.requireNonNull(encoded.get(event)).argument();
        }

        private record Encoded(String event, JsonNode argument) {}
    }
}
