package dev.chorus.socialgraph.searching;

import dev.chorus.events.Author;
import dev.chorus.platform.paging.Page;
import dev.chorus.platform.security.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
final class SearchController {
    private final Search search;

    SearchController(Search search) {
        this.search = search;
    }

    @GetMapping("/api/search")
    Mono<Page<Author>> find(
            Caller caller,
            @RequestParam String q,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Query query = Query.of(caller.userId(), q, limit, cursor);
        // One more than the page holds, which tells whether there is a next one.
        return search.find(query, query.limit() + 1).collectList().map(found -> page(found, query.limit()));
    }

    private static Page<Author> page(List<Found> found, int limit) {
        List<Author> authors = found.stream().limit(limit).map(Found::author).toList();
        return new Page<>(
                authors,
                found.size() <= limit ? null : found.get(limit - 1).rank().encode());
    }
}
