package dev.chorus.socialgraph.muting;

import dev.chorus.events.Author;
import dev.chorus.platform.paging.Cursor;
import dev.chorus.platform.paging.Page;
import dev.chorus.platform.paging.PageRequest;
import dev.chorus.platform.security.Caller;
import dev.chorus.socialgraph.muting.Mutes.Entry;
import java.util.UUID;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/mutes")
final class MuteController {
    private final MutePerson mute;
    private final Mutes mutes;

    MuteController(MutePerson mute, Mutes mutes) {
        this.mute = mute;
        this.mutes = mutes;
    }

    record MuteState(boolean muted) {}

    @PutMapping("/{userId}")
    Mono<MuteState> mute(Caller caller, @PathVariable UUID userId) {
        return mute.mute(caller.userId(), userId).thenReturn(new MuteState(true));
    }

    @DeleteMapping("/{userId}")
    Mono<MuteState> unmute(Caller caller, @PathVariable UUID userId) {
        return mute.unmute(caller.userId(), userId).thenReturn(new MuteState(false));
    }

    @GetMapping
    Mono<Page<Author>> list(Caller caller, PageRequest page) {
        return mutes.newest(caller.userId(), page)
                .map(entries -> Page.of(
                                entries,
                                page,
                                entry -> new Cursor(entry.at(), entry.author().id()))
                        .map(Entry::author));
    }
}
