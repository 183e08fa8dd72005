package dev.chorus.socialgraph.blocking;

import dev.chorus.events.SocialGraphEvent.BlockCreated;
import dev.chorus.events.SocialGraphEvent.BlockRemoved;
import dev.chorus.platform.defaults.Ids;
import dev.chorus.platform.outbox.Outbox;
import dev.chorus.socialgraph.following.Severing;
import dev.chorus.socialgraph.standing.Standing;
import dev.chorus.socialgraph.standing.Standings;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Blocks someone, which ends the follows and requests both ways, and lifts the block, which restores nothing. One may
 * block back: else whoever blocks first could let go at any moment and find the other unprotected.
 */
@Component
final class BlockPerson {
    private final Standings standings;
    private final Severing severing;
    private final Blocks blocks;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;
    private final TransactionalOperator transaction;

    BlockPerson(
            Standings standings,
            Severing severing,
            Blocks blocks,
            Outbox outbox,
            Ids ids,
            Clock clock,
            TransactionalOperator transaction) {
        this.standings = standings;
        this.severing = severing;
        this.blocks = blocks;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.transaction = transaction;
    }

    Mono<Void> block(UUID userId, UUID otherId) {
        return standings
                .lock(userId, otherId)
                .filter(standing -> !standing.blocking())
                .flatMap(this::sever)
                .as(transaction::transactional);
    }

    private Mono<Void> sever(Standing standing) {
        UUID me = standing.me().id();
        UUID other = standing.other().id();
        return severing.between(me, other).then(Mono.defer(() -> {
            Instant now = clock.instant();
            return blocks.add(me, other, now).then(outbox.append(new BlockCreated(ids.next(), now, me, other)));
        }));
    }

    Mono<Void> unblock(UUID userId, UUID otherId) {
        return standings
                .lock(userId, otherId)
                .filter(Standing::blocking)
                .flatMap(_ -> blocks.remove(userId, otherId)
                        .then(outbox.append(new BlockRemoved(ids.next(), clock.instant(), userId, otherId))))
                .as(transaction::transactional);
    }
}
