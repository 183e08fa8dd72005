package dev.chorus.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two windows of a real Chromium on the web client, each with nobody signed in; whatever the test does, no console errors. */
@Tag("browser")
@ExtendWith({RunningChorus.class, Chromes.class})
abstract class BrowserTest {

    Window here;
    Window there;

    @BeforeEach
    void windows(LocalRun run, Chromes.Pair chromes) {
        // Not by its name: the client holds on to a connection to localhost through anything.
        String url = run.url().replace("localhost", "127.0.0.1");
        here = new Window(chromes.one().driver(), url);
        there = new Window(chromes.other().driver(), url);
        here.clear();
        there.clear();
    }

    @AfterEach
    void theConsolesAreQuiet() {
        assertThat(here.errors()).isEmpty();
        assertThat(there.errors()).isEmpty();
    }
}
