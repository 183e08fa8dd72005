package dev.chorus.notification.listing;

import dev.chorus.platform.paging.PageRequest;
import dev.chorus.platform.security.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class ListController {
    private final ListNotifications list;

    ListController(ListNotifications list) {
        this.list = list;
    }

    @GetMapping("/api/notifications")
    Mono<NotificationList> list(
            Caller caller, @RequestParam(defaultValue = "false") boolean unreadOnly, PageRequest page) {
        return list.of(caller.userId(), unreadOnly, page);
    }
}
