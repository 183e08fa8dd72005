package dev.chorus.realtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.chorus.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheRulesOfTheHouse() {
        ArchitectureRules.check("dev.chorus.realtime");
    }

    @Test
    void theProtocolKnowsNothingOfSpringNorOfTheRest() {
        var protocol = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.chorus.realtime.engineio", "dev.chorus.realtime.socketio");

        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "reactor..",
                        "io.micrometer..",
                        "dev.chorus.events..",
                        "dev.chorus.platform..",
                        "dev.chorus.realtime",
                        "dev.chorus.realtime.hub..",
                        "dev.chorus.realtime.access..",
                        "dev.chorus.realtime.feed..",
                        "dev.chorus.realtime.commands..",
                        "dev.chorus.realtime.upstream..")
                .because("they could be lifted out as a library")
                .check(protocol);
    }
}
