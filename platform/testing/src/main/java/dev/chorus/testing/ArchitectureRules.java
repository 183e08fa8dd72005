package dev.chorus.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rules that hold the house together; each service checks itself against them. */
public final class ArchitectureRules {
    private ArchitectureRules() {}

    /**
     * Checks a service by its root package.
     *
     * @throws AssertionError naming every violation of the first broken rule
     */
    public static void check(String rootPackage) {
        JavaClasses classes = classesOf(rootPackage);
        rules(rootPackage).forEach(rule -> rule.allowEmptyShould(true).check(classes));
    }

    /**
     * Checks the platform, as far as it is on the class path, against the rule that binds it too.
     *
     * @throws AssertionError naming every violation
     */
    public static void checkPlatform() {
        noVirtualThreads().check(classesOf("dev.chorus.platform"));
    }

    private static JavaClasses classesOf(String rootPackage) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(rootPackage);
    }

    private static List<ArchRule> rules(String rootPackage) {
        return List.of(
                slices().matching(rootPackage + ".(*)..").should().beFreeOfCycles(),
                noClasses()
                        .should()
                        .dependOnClassesThat(belongToAnotherServiceThan(rootPackage))
                        .because("services meet on topics and over HTTP, never in code"),
                classes()
                        .that()
                        .areAnnotatedWith(RestController.class)
                        .should()
                        .bePackagePrivate()
                        .because("a controller is nobody's API but HTTP's"),
                noClasses()
                        .should()
                        .callMethodWhere(blocks())
                        .because("the platform's consumer is the one that blocks, on a listener's own thread"),
                noVirtualThreads(),
                noClasses()
                        .should()
                        .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Dto)")
                        .because("a class is a thing or an act"),
                classes().should(resideInNullMarkedPackage()));
    }

    private static DescribedPredicate<JavaClass> belongToAnotherServiceThan(String rootPackage) {
        return DescribedPredicate.describe(
                "belong to another service than " + rootPackage,
                type -> type.getPackageName().startsWith("dev.chorus.")
                        && !type.getPackageName().startsWith(rootPackage)
                        && !type.getPackageName().startsWith("dev.chorus.events")
                        && !type.getPackageName().startsWith("dev.chorus.multiplexing")
                        && !type.getPackageName().startsWith("dev.chorus.platform"));
    }

    private static DescribedPredicate<JavaMethodCall> blocks() {
        return DescribedPredicate.describe(
                "block on a reactive type",
                call -> call.getTarget().getName().startsWith("block")
                        && (call.getTargetOwner().isEquivalentTo(Mono.class)
                                || call.getTargetOwner().isEquivalentTo(Flux.class)));
    }

    private static ArchRule noVirtualThreads() {
        return noClasses()
                .should()
                .accessTargetWhere(startsVirtualThreads())
                .because("a virtual thread needs a carrier, and on JDK 25 all of those can be taken (ADR 24)");
    }

    private static DescribedPredicate<JavaAccess<?>> startsVirtualThreads() {
        return DescribedPredicate.describe(
                "start virtual threads",
                access -> Set.of(
                                "ofVirtual",
                                "startVirtualThread",
                                "newVirtualThreadPerTaskExecutor",
                                "setVirtualThreads")
                        .contains(access.getTarget().getName()));
    }

    private static ArchCondition<JavaClass> resideInNullMarkedPackage() {
        return new ArchCondition<>("reside in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, type.getPackageName() + " of " + type.getName()));
            }
        };
    }
}
