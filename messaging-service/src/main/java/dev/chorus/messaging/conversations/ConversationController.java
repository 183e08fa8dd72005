package dev.chorus.messaging.conversations;

import dev.chorus.platform.paging.Page;
import dev.chorus.platform.paging.PageRequest;
import dev.chorus.platform.problem.ValidationProblem;
import dev.chorus.platform.security.Caller;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/messages")
class ConversationController {
    private final ListConversations list;

    ConversationController(ListConversations list) {
        this.list = list;
    }

    @GetMapping("/conversations")
    Mono<Page<Conversation>> conversations(Caller caller, PageRequest page) {
        return list.of(caller.userId(), page);
    }

    @GetMapping
    Mono<Page<Message>> messages(Caller caller, @RequestParam UUID userId, PageRequest page) {
        return userId.equals(caller.userId())
                ? Mono.error(new ValidationProblem("userId", "must be someone else"))
                : list.messages(caller.userId(), userId, page);
    }
}
