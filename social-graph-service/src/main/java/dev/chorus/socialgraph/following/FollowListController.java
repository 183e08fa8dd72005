package dev.chorus.socialgraph.following;

import dev.chorus.events.Author;
import dev.chorus.platform.paging.Cursor;
import dev.chorus.platform.paging.Page;
import dev.chorus.platform.paging.PageRequest;
import dev.chorus.platform.security.Caller;
import dev.chorus.socialgraph.following.FollowLists.Entry;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/users/{userId}")
final class FollowListController {
    private final FollowLists lists;

    FollowListController(FollowLists lists) {
        this.lists = lists;
    }

    @GetMapping("/followers")
    Mono<Page<Author>> followers(Caller caller, @PathVariable UUID userId, PageRequest page) {
        return lists.followers(caller.userId(), userId, page).map(entries -> page(entries, page));
    }

    @GetMapping("/following")
    Mono<Page<Author>> following(Caller caller, @PathVariable UUID userId, PageRequest page) {
        return lists.following(caller.userId(), userId, page).map(entries -> page(entries, page));
    }

    private static Page<Author> page(List<Entry> entries, PageRequest page) {
        return Page.of(
                        entries,
                        page,
                        entry -> new Cursor(entry.at(), entry.author().id()))
                .map(Entry::author);
    }
}
