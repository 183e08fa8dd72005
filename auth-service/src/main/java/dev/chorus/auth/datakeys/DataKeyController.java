package dev.chorus.auth.datakeys;

import dev.chorus.platform.personal.DataKeySource;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Gives the keys to the other services. */
@RestController
final class DataKeyController {
    private final StoredDataKeys keys;

    DataKeyController(StoredDataKeys keys) {
        this.keys = keys;
    }

    /** Who has no account, or none any more, is not in the answer. */
    @PostMapping("/internal/service/data-keys")
    Mono<Answer> find(@Valid @RequestBody Question question) {
        return keys.find(question.userIds())
                .map(found -> new Answer(found.entrySet().stream()
                        .map(key -> new DataKey(key.getKey(), key.getValue()))
                        .toList()));
    }

    record Question(@NotNull @Size(max = DataKeySource.MOST) Set<@NotNull UUID> userIds) {}

    record Answer(List<DataKey> items) {}

    /** @param key 32 bytes, in Base64 on the wire */
    record DataKey(UUID userId, byte[] key) {

        /** Keeps the key out of logs. */
        @Override
        public String toString() {
            return "DataKey";
        }
    }
}
