package dev.chorus.local;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What a few people have done, and who may therefore see what: the contract's rules, written down a second time. */
final class SocialModel {

    /** In which a change of visibility has to hold everywhere; until then either outcome is right. */
    private static final Duration PROMISED = Duration.ofSeconds(2);

    /** An ordered pair: the first does something to the second. */
    private record Pair(Person one, Person other) {}

    static final class Post {
        final String id;
        final Person author;
        final Set<Person> likers = new HashSet<>();
        final Map<String, Person> comments = new LinkedHashMap<>();
        final Set<Person> room = new HashSet<>();

        Post(String id, Person author) {
            this.id = id;
            this.author = author;
        }
    }

    final Map<String, Post> posts = new LinkedHashMap<>();
    private final Set<Pair> follows = new HashSet<>();
    private final Set<Pair> blocks = new HashSet<>();
    private final Set<Pair> mutes = new HashSet<>();
    private final Set<Person> privates = new HashSet<>();
    private final Map<Pair, Long> changedAt = new HashMap<>();

    boolean follows(Person one, Person other) {
        return follows.contains(new Pair(one, other));
    }

    boolean severed(Person one, Person other) {
        return blocks.contains(new Pair(one, other)) || blocks.contains(new Pair(other, one));
    }

    boolean isPrivate(Person one) {
        return privates.contains(one);
    }

    boolean blocks(Person one, Person other) {
        return blocks.contains(new Pair(one, other));
    }

    boolean mutes(Person one, Person other) {
        return mutes.contains(new Pair(one, other));
    }

    long followers(Person one) {
        return follows.stream().filter(pair -> pair.other().equals(one)).count();
    }

    long following(Person one) {
        return follows.stream().filter(pair -> pair.one().equals(one)).count();
    }

    boolean maySee(Person viewer, Person author) {
        return viewer.equals(author)
                || (!severed(viewer, author) && (!privates.contains(author) || follows(viewer, author)));
    }

    boolean feeds(Person viewer, Person author) {
        return maySee(viewer, author) && !mutes(viewer, author);
    }

    /** Whether what the viewer may see of the author has been the same for as long as a change may take. */
    boolean isSettled(Person viewer, Person author) {
        Long at = changedAt.get(new Pair(viewer, author));
        return at == null || System.nanoTime() - at > PROMISED.toNanos();
    }

    void setFollows(Person one, Person other, boolean value) {
        set(follows, new Pair(one, other), value);
        changed(one, other);
    }

    void setBlocks(Person one, Person other, boolean value) {
        set(blocks, new Pair(one, other), value);
        if (value) {
            setFollows(one, other, false);
            setFollows(other, one, false);
        }
        changed(one, other);
        changed(other, one);
    }

    void setMutes(Person one, Person other, boolean value) {
        set(mutes, new Pair(one, other), value);
        changed(one, other);
    }

    void setPrivate(Person one, boolean value, Iterable<Person> everyone) {
        set(privates, one, value);
        everyone.forEach(viewer -> changed(viewer, one));
    }

    /** Puts out of the rooms who may no longer be in them. */
    private void changed(Person viewer, Person author) {
        changedAt.put(new Pair(viewer, author), System.nanoTime());
        if (!maySee(viewer, author)) {
            posts.values().stream()
                    .filter(post -> post.author.equals(author))
                    .forEach(post -> post.room.remove(viewer));
        }
    }

    private static <T> void set(Set<T> all, T one, boolean contained) {
        if (contained) {
            all.add(one);
        } else {
            all.remove(one);
        }
    }
}
