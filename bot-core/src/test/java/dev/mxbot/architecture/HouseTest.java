package dev.mxbot.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import dev.mxbot.diagnosis.Evidence;
import dev.mxbot.diagnosis.Rule;
import org.junit.jupiter.api.Test;

/** Who may know whom: downwards only, and each library only where it belongs. */
class HouseTest {
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.mxbot");

    @Test
    void importsRunDownwards() {
        check(Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("dev.mxbot..")
                .withOptionalLayers(true)
                .layer("domain")
                .definedBy("dev.mxbot.domain")
                .layer("lookup")
                .definedBy("dev.mxbot.lookup..")
                .layer("finding")
                .definedBy("dev.mxbot.finding")
                .layer("provider")
                .definedBy("dev.mxbot.provider")
                .layer("reply")
                .definedBy("dev.mxbot.reply")
                .layer("picture")
                .definedBy("dev.mxbot.picture")
                .layer("channel")
                .definedBy("dev.mxbot.channel")
                .layer("question")
                .definedBy("dev.mxbot.question")
                .layer("sender")
                .definedBy("dev.mxbot.sender")
                .layer("diagnosis")
                .definedBy("dev.mxbot.diagnosis")
                .layer("plan")
                .definedBy("dev.mxbot.plan")
                .layer("check")
                .definedBy("dev.mxbot.check..")
                .layer("report")
                .definedBy("dev.mxbot.report")
                .layer("history")
                .definedBy("dev.mxbot.history")
                .layer("watch")
                .definedBy("dev.mxbot.watch")
                .layer("store")
                .definedBy("dev.mxbot.store")
                .layer("command")
                .definedBy("dev.mxbot.command")
                .layer("root")
                .definedBy("dev.mxbot")
                .whereLayer("root")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("command")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("report")
                .mayOnlyBeAccessedByLayers("history", "watch", "command", "root")
                .whereLayer("store")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("watch")
                .mayOnlyBeAccessedByLayers("store", "command", "root")
                .whereLayer("history")
                .mayOnlyBeAccessedByLayers("watch", "store", "command", "root")
                // A plan reads zone lines and compares them with what is published, so it knows the DNS port beside the
                // diagnosis.
                .whereLayer("plan")
                .mayOnlyBeAccessedByLayers("report", "command", "root")
                .whereLayer("check")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("diagnosis")
                .mayOnlyBeAccessedByLayers("check", "plan", "report", "history", "watch", "command", "root")
                // The question of one server: check.spf answers it, commands ask it, so neither needs to know the
                // other.
                .whereLayer("sender")
                .mayOnlyBeAccessedByLayers("check", "report", "command", "root")
                .whereLayer("question")
                .mayOnlyBeAccessedByLayers("report", "command", "root")
                .whereLayer("channel")
                .mayOnlyBeAccessedByLayers("watch", "store", "command", "root")
                .whereLayer("reply")
                .mayOnlyBeAccessedByLayers(
                        "channel", "report", "picture", "history", "watch", "store", "command", "root")
                .whereLayer("picture")
                .mayOnlyBeAccessedByLayers("command", "root")
                .whereLayer("provider")
                .mayOnlyBeAccessedByLayers("check", "history", "root")
                .whereLayer("finding")
                .mayOnlyBeAccessedByLayers(
                        "diagnosis",
                        "sender",
                        "check",
                        "plan",
                        "report",
                        "history",
                        "watch",
                        "store",
                        "command",
                        "question",
                        "root")
                // History reads the answers that a diagnosis carries; it asks nobody.
                .whereLayer("lookup")
                .mayOnlyBeAccessedByLayers("diagnosis", "check", "plan", "history", "root"));
    }

    @Test
    void packagesFormNoCycle() {
        check(slices().matching("dev.mxbot.(**)").should().beFreeOfCycles());
    }

    @Test
    void guiceStaysInModules() {
        check(noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Module")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google.inject.."));
    }

    @Test
    void dnsjavaStaysInLookup() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.mxbot.lookup..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.xbill.DNS.."));
    }

    /** What was looked up is remembered in one place; a command remembers only who asked how much. */
    @Test
    void caffeineStaysInLookupAndCommand() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("dev.mxbot.lookup..", "dev.mxbot.command")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.github.benmanes.caffeine.."));
    }

    /** Numbers are counted here and published by the program. */
    @Test
    void nobodyKnowsHowNumbersArePublished() {
        check(noClasses().should().dependOnClassesThat().resideInAnyPackage("io.micrometer..", "io.prometheus.."));
    }

    /** JSON is read where it was fetched or kept; nobody else sees more of it than a record. */
    @Test
    void jsonIsReadInLookupAndStoreAlone() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("dev.mxbot.lookup.rdap", "dev.mxbot.store")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson.."));
    }

    /** A Java without a display or fonts must start, and answer without pictures. */
    @Test
    void drawingStaysInPicture() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.mxbot.picture")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.imageio..", "javax.swing.."));
    }

    @Test
    void rulesArePure() {
        check(noClasses()
                .that()
                .implement(Rule.class)
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("dev.mxbot.lookup.dns.Dns")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio.file..", "java.util.concurrent..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock"));
        check(classes().that().implement(Rule.class).should().haveOnlyFinalFields());
    }

    /**
     * A watch takes what it sees for the same by the answers of the DNS, and by what evidence says that it holds besides. Logos and
     * registries are asked only where a person named the domain, and then everything is judged anew.
     */
    @Test
    void evidenceOfMoreThanTheDnsSaysSo() {
        check(noClasses()
                .that()
                .implement(Evidence.class)
                .and()
                .doNotHaveSimpleName("BimiEvidence")
                .and()
                .doNotHaveSimpleName("RegistrationEvidence")
                .and(DescribedPredicate.describe(
                        "leave besides() as it is",
                        (JavaClass type) -> type.tryGetMethod("besides").isEmpty()))
                .should()
                .transitivelyDependOnClassesThat()
                .resideInAnyPackage("dev.mxbot.lookup.smtp", "dev.mxbot.lookup.https", "dev.mxbot.lookup.rdap"));
    }

    @Test
    void rulesArePackagePrivateAndCarryTheirCard() {
        check(classes()
                .that()
                .implement(Rule.class)
                .should()
                .notBePublic()
                .andShould()
                .haveModifier(JavaModifier.FINAL)
                .andShould()
                .beAnnotatedWith(dev.mxbot.finding.RuleInfo.class));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CORE);
    }
}
