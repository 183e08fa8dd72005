package dev.chorus.realtime.audience;

import java.util.UUID;

/**
 * Who of those whom a push could reach may hear it: the edge's side of the visibility policy. What is pushed to someone,
 * they could have fetched at that moment.
 */
@FunctionalInterface
public interface Hearing {
    /** For what was addressed already. */
    Hearing ALL = _ -> true;

    /** Asked for each receiver, on its event loop; must be quick. */
    boolean mayHear(Relations relations);

    /** Of a post: unless severed from the author, everyone, or the followers of a private one. */
    static Hearing ofPost(UUID authorId, boolean authorPrivate) {
        return relations -> !relations.isSeveredFrom(authorId) && (!authorPrivate || relations.follows(authorId));
    }

    /** Of a post that is new: as {@link #ofPost}, but for who mutes the author. */
    static Hearing ofNewPost(UUID authorId, boolean authorPrivate) {
        Hearing ofPost = ofPost(authorId, authorPrivate);
        return relations -> ofPost.mayHear(relations) && !relations.mutes(authorId);
    }

    /** Of someone's coming and going. */
    static Hearing ofPresence(UUID userId) {
        return relations ->
                relations.seesPresenceOf(userId) && !relations.userId().equals(userId);
    }

    /** Of something that someone does in a room in which one is. */
    static Hearing ofAct(UUID actorId) {
        return relations -> !relations.isSeveredFrom(actorId);
    }
}
