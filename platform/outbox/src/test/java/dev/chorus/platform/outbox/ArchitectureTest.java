package dev.chorus.platform.outbox;

import dev.chorus.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void thePlatformKeepsToTheRuleOnThreads() {
        ArchitectureRules.checkPlatform();
    }
}
