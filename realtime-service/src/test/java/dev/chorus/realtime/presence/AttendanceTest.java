package dev.chorus.realtime.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chorus.events.SignalEvent;
import dev.chorus.realtime.audience.Relations;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class AttendanceTest {
    private final List<SignalEvent> sent = new CopyOnWriteArrayList<>();
    private final Attendance attendance = TestPresence.attendance(sent::add);
    private final Relations ada = Relations.none(UUID.randomUUID());

    private List<Boolean> told() {
        return sent.stream()
                .map(signal -> ((SignalEvent.Presence) signal).connected())
                .toList();
    }

    @Test
    void theFirstDeviceAndTheLastAreTold() {
        attendance.arrive(ada);
        attendance.arrive(ada);
        attendance.leave(ada.userId());
        assertThat(told()).containsExactly(true);

        attendance.leave(ada.userId());
        attendance.leave(ada.userId());
        assertThat(told()).containsExactly(true, false);
    }

    @Test
    void whoIsThereIsRepeatedInOnePartOfAll() {
        attendance.arrive(ada);
        for (int part = 0; part < 7; part++) {
            attendance.repeat(part, 7);
        }

        assertThat(told()).containsExactly(true, true);
    }

    @Test
    void whoeverHidesGoesAndWhoeverShowsAgainComes() {
        attendance.arrive(ada);
        attendance.hide(ada.userId(), true);
        attendance.hide(ada.userId(), false);
        attendance.hide(UUID.randomUUID(), true);

        assertThat(told()).containsExactly(true, false, true);
    }
}
