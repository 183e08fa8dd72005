package dev.chorus.realtime.recovery;

import dev.chorus.platform.recurring.Recurring;
import dev.chorus.realtime.history.HistorySettings;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RecoveryConfiguration {
    private static final Duration TELLING = SessionRooms.INTERVAL.dividedBy(4);

    @Bean
    Recurring recoveryBeat(Beat beat, HistorySettings settings) {
        Duration part = settings.refresh().dividedBy(Beat.PARTS);
        return Recurring.of("A beat", part, part, beat::beat);
    }

    @Bean
    Recurring waitingRooms(SessionRooms rooms) {
        return Recurring.of("Telling of rooms", TELLING, TELLING, _ -> rooms.tellWaiting());
    }
}
