package dev.chorus.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.events.Author;
import dev.chorus.events.PostEvent;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

class SilencingTest extends RunningService {
    private final Author ada = person("Ada");
    private final Author grace = person("Grace");
    private final Post post = Post.by(ada);
    private final Post gracesPost = Post.by(grace);
    private final Bond adaAndGrace = new Bond(ada, grace);
    private final Bond graceAndAda = new Bond(grace, ada);

    @Autowired
    private DatabaseClient database;

    @Test
    void noOneIsNotifiedOfSomeoneWhomTheyMuted() {
        happens(adaAndGrace.mutes());
        silencesOnce(1);

        happens(post.likedBy(grace), post.commentedBy(grace));
        happens(graceAndAda.follows(), graceAndAda.asks());
        happens(gracesPost.likedBy(ada));

        assertHearsOnlyOfOthers(ada, post);
        assertThat(onlyOne(grace).content()).isEqualTo("Ada liked your post");
    }

    @Test
    void aMuteLeavesWhatIsThereAndItsEndRestoresNothing() {
        happens(post.likedBy(grace));
        onlyOne(ada);
        happens(adaAndGrace.mutes());
        silencesOnce(1);
        happens(post.commentedBy(grace), post.likedBy(person("Joan")));
        mailboxOnce(ada, found -> found.contents().contains("Joan liked your post"));
        happens(adaAndGrace.unmutes());
        silencesOnce(0);
        happens(graceAndAda.follows());

        assertThat(mailboxOnce(ada, found -> found.items().size() == 3).contents())
                .containsExactlyInAnyOrder(
                        "Grace liked your post", "Joan liked your post", "Grace started following you");
    }

    @Test
    void acrossABlockNeitherIsNotifiedOfTheOther() {
        happens(adaAndGrace.blocks());
        silencesOnce(1);

        happens(post.likedBy(grace), gracesPost.likedBy(ada), gracesPost.commentedBy(ada));
        happens(graceAndAda.follows(), adaAndGrace.follows());

        assertHearsOnlyOfOthers(ada, post);
        assertHearsOnlyOfOthers(grace, gracesPost);
    }

    @Test
    void aBlockTakesBackWhatIsUnreadOfEachOtherAndLeavesTheRest() {
        happens(post.commentedBy(grace));
        read(ada, onlyOne(ada));
        happens(post.likedBy(grace), gracesPost.likedBy(ada), post.likedBy(person("Joan")));
        mailboxOnce(ada, found -> found.unreadCount() == 2);
        mailboxOnce(grace, found -> found.unreadCount() == 1);

        happens(adaAndGrace.blocks());

        assertThat(mailboxOnce(ada, found -> found.unreadCount() == 1).contents())
                .containsExactlyInAnyOrder("Grace commented on your post", "Joan liked your post");
        mailboxOnce(grace, found -> found.items().isEmpty());
        eventually().untilAsserted(() -> {
            assertThat(typesAnnouncedTo(ada)).endsWith("removed");
            assertThat(typesAnnouncedTo(grace)).containsExactly("created like", "removed");
        });
    }

    @Test
    void whoeverEndsTheirBlockDoesNotEndTheOthers() {
        happens(adaAndGrace.blocks());
        happens(graceAndAda.blocks());
        silencesOnce(2);
        happens(adaAndGrace.unblocks());
        silencesOnce(1);
        happens(post.likedBy(grace), post.likedBy(person("Joan")));
        assertThat(onlyOne(ada).content()).isEqualTo("Joan liked your post");
        happens(graceAndAda.unblocks());
        silencesOnce(0);
        happens(post.commentedBy(grace));

        assertThat(mailboxOnce(ada, found -> found.items().size() == 2).contents())
                .containsExactlyInAnyOrder("Joan liked your post", "Grace commented on your post");
    }

    /** Likes of many posts come from all partitions, while the block comes from another topic. */
    @Test
    void aBlockAmidLikesLeavesNothingUnread() {
        List<PostEvent.Liked> likes =
                Stream.generate(() -> Post.by(ada).likedBy(grace)).limit(100).toList();
        happens(likes.subList(0, 50).toArray(PostEvent[]::new));
        happens(adaAndGrace.blocks());
        happens(likes.subList(50, 100).toArray(PostEvent[]::new));
        silencesOnce(1);
        eventually().untilAsserted(() -> assertThat(handled(likes)).isEqualTo(100));

        Mailbox mailbox = mailbox(ada);
        assertThat(mailbox.items()).isEmpty();
        assertThat(mailbox.unreadCount()).isZero();
        eventually().untilAsserted(() -> {
            List<String> announced = typesAnnouncedTo(ada);
            assertThat(announced).filteredOn("removed"::equals).hasSize(announced.size() / 2);
        });
    }

    private long handled(List<PostEvent.Liked> likes) {
        return Objects.requireNonNull(database.sql("SELECT count(*) AS found FROM inbox WHERE event_id = ANY (:events)")
                .bind("events", likes.stream().map(PostEvent.Liked::id).toArray(UUID[]::new))
                .map(row -> Objects.requireNonNull(row.get("found", Long.class)))
                .one()
                .block());
    }

    private void silencesOnce(int count) {
        eventually()
                .untilAsserted(() -> assertThat(database.sql("""
                                        SELECT silenced_id FROM silence WHERE silencer_id = ANY (:people)
                                        """)
                                .bind("people", new UUID[] {ada.id(), grace.id()})
                                .map(row -> Objects.requireNonNull(row.get("silenced_id", UUID.class)))
                                .all()
                                .collectList()
                                .block())
                        .hasSize(count));
    }

    /** What comes last of the post and of the owner shows that all the rest has been handled. */
    private void assertHearsOnlyOfOthers(Author owner, Post owners) {
        String[] others = {"Joan liked your post", "Edith started following you"};
        happens(owners.likedBy(person("Joan")), new Bond(person("Edith"), owner).follows());
        Mailbox mailbox = mailboxOnce(owner, found -> found.contents().containsAll(List.of(others)));
        assertThat(mailbox.contents()).containsExactlyInAnyOrder(others);
    }
}
