package dev.chorus.socialgraph.blocking;

import dev.chorus.events.Author;
import dev.chorus.platform.paging.Cursor;
import dev.chorus.platform.paging.Page;
import dev.chorus.platform.paging.PageRequest;
import dev.chorus.platform.security.Caller;
import dev.chorus.socialgraph.blocking.Blocks.Entry;
import java.util.UUID;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/blocks")
final class BlockController {
    private final BlockPerson block;
    private final Blocks blocks;

    BlockController(BlockPerson block, Blocks blocks) {
        this.block = block;
        this.blocks = blocks;
    }

    record BlockState(boolean blocked) {}

    @PutMapping("/{userId}")
    Mono<BlockState> block(Caller caller, @PathVariable UUID userId) {
        return block.block(caller.userId(), userId).thenReturn(new BlockState(true));
    }

    @DeleteMapping("/{userId}")
    Mono<BlockState> unblock(Caller caller, @PathVariable UUID userId) {
        return block.unblock(caller.userId(), userId).thenReturn(new BlockState(false));
    }

    @GetMapping
    Mono<Page<Author>> list(Caller caller, PageRequest page) {
        return blocks.newest(caller.userId(), page)
                .map(entries -> Page.of(
                                entries,
                                page,
                                entry -> new Cursor(entry.at(), entry.author().id()))
                        .map(Entry::author));
    }
}
