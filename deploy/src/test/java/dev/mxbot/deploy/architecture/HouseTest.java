package dev.mxbot.deploy.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The program stands on top of the house and reaches into none of its rooms. */
class HouseTest {
    private static final JavaClasses DEPLOY = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.mxbot.deploy");

    @Test
    void knowsNoTopic() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.mxbot.check..", "dev.mxbot.provider..")
                .check(DEPLOY);
    }

    @Test
    void asksTheDnsOnlyThroughTheCore() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.mxbot.deploy.demo")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.xbill.DNS..")
                .check(DEPLOY);
    }

    @Test
    void platformsAreKnownToTheRootAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.mxbot.deploy")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.mxbot.slack..", "dev.mxbot.discord..", "com.slack..", "net.dv8tion..")
                .check(DEPLOY);
    }

    @Test
    void theInjectorIsMadeInTheRootAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.mxbot.deploy")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google.inject..")
                .check(DEPLOY);
    }

    @Test
    void onlyTheCommandLineKnowsPicocli() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.mxbot.deploy.cli")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(DEPLOY);
    }

    @Test
    void numbersArePublishedInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.mxbot.deploy.metrics")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micrometer..", "io.prometheus..")
                .check(DEPLOY);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.mxbot.(**)").should().beFreeOfCycles().check(DEPLOY);
    }
}
