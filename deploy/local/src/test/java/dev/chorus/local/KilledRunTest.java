package dev.chorus.local;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledRunTest {

    private static final int POSTS = 50;
    private static final int LIKERS = 10;
    private static final int LIKES_BEFORE_THE_KILL = POSTS * LIKERS / 2;

    private record Like(String postId, String likerId) {}

    @TempDir
    private Path data;

    private final Ports ports = Ports.anyFree();
    private final String url = "http://localhost:" + ports.gateway();

    @Test
    void everyLikeThatWasAnsweredHasExactlyOneNotificationAfterAKillInTheMiddle() throws Exception {
        Set<Like> answered;
        try (var run = ForkedRun.start(data, ports)) {
            run.awaitReady();
            answered = likesUntilKilled(run);
        }
        assertThat(answered).hasSizeBetween(LIKES_BEFORE_THE_KILL, POSTS * LIKERS - 1);

        try (var run = ForkedRun.start(data, ports)) {
            run.awaitReady();
            await("all notifications")
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(notifications().keySet()).containsAll(answered));
            assertThat(notifications()).allSatisfy((_, rows) -> assertThat(rows).isOne());
            assertThat(run.stop()).isZero();
        }
    }

    private Set<Like> likesUntilKilled(ForkedRun run) throws InterruptedException {
        Set<Like> answered = ConcurrentHashMap.newKeySet();
        try (var gateway = new Gateway(url);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Person author = Person.register(url, gateway, "author");
            List<String> posts = IntStream.range(0, POSTS)
                    .mapToObj(i -> author.publishes("Post " + i).path("id").asString())
                    .toList();
            List<Person> likers = IntStream.range(0, LIKERS)
                    .mapToObj(i -> Person.register(url, gateway, "liker" + i))
                    .toList();
            var half = new CountDownLatch(LIKES_BEFORE_THE_KILL);
            for (Person liker : likers) {
                threads.execute(() -> {
                    for (String post : posts) {
                        if (likes(gateway, liker, post)) {
                            answered.add(new Like(post, liker.id()));
                            half.countDown();
                        }
                    }
                });
            }
            half.await();
            run.kill();
        }
        return answered.stream().collect(toUnmodifiableSet());
    }

    private static boolean likes(Gateway gateway, Person liker, String post) {
        try {
            return gateway.post("/api/posts/" + post + "/like", Map.of(), liker.token())
                            .status()
                    == 200;
        } catch (LocalRunException _) {
            return false;
        }
    }

    private Map<Like, Integer> notifications() throws SQLException {
        String notification = Service.NOTIFICATION.database();
        String address = "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/" + notification;
        Map<Like, Integer> rows = new HashMap<>();
        try (var connection = DriverManager.getConnection(address, "postgres", "");
                var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT post_id, actor_id FROM notification WHERE type = 'like'")) {
            while (found.next()) {
                rows.merge(new Like(found.getString(1), found.getString(2)), 1, Integer::sum);
            }
        }
        return rows;
    }
}
