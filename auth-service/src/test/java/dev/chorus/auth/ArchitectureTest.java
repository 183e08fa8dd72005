package dev.chorus.auth;

import dev.chorus.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theRulesOfTheHouseHold() {
        ArchitectureRules.check("dev.chorus.auth");
    }
}
