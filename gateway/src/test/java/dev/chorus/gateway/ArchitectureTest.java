package dev.chorus.gateway;

import dev.chorus.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theHouseRulesHold() {
        ArchitectureRules.check("dev.chorus.gateway");
    }
}
