package dev.mxbot.slack;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What the Slack platform may know: how to say something, where, and the one door to the commands. */
class HouseTest {
    private static final JavaClasses SLACK = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.mxbot.slack");

    @Test
    void knowsOnlyChannelsCommandsAndReplies() {
        DescribedPredicate<JavaClass> ours = JavaClass.Predicates.resideInAPackage("dev.mxbot..");
        DescribedPredicate<JavaClass> known = JavaClass.Predicates.resideInAnyPackage(
                "dev.mxbot.slack..", "dev.mxbot.channel..", "dev.mxbot.command..", "dev.mxbot.reply..");
        noClasses()
                .should()
                .dependOnClassesThat(ours.and(DescribedPredicate.not(known)))
                .check(SLACK);
    }

    @Test
    void guiceStaysInTheModule() {
        noClasses()
                .that()
                .doNotHaveSimpleName("SlackModule")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google.inject..")
                .check(SLACK);
    }

    @Test
    void publicIsOnlyWhatTheCompositionRootNeeds() {
        classes()
                .that()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .should()
                .haveNameMatching(".*\\.Slack(Config|Connection|HttpEndpoint|Module|Status)|.*package-info")
                .check(SLACK);
    }
}
