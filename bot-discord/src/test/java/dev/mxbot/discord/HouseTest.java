package dev.mxbot.discord;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The platform knows what to say and where, and nothing of how it was found out. */
class HouseTest {
    private static final JavaClasses DISCORD = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.mxbot.discord");

    @Test
    void knowsChannelsCommandsAndRepliesOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat(JavaClass.Predicates.resideOutsideOfPackage("dev.mxbot..")
                        .or(JavaClass.Predicates.resideInAnyPackage(
                                "dev.mxbot.discord", "dev.mxbot.channel", "dev.mxbot.command", "dev.mxbot.reply"))
                        .as("classes of channel, command and reply"))
                .check(DISCORD);
    }

    @Test
    void guiceStaysInTheModule() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Module")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google.inject..")
                .check(DISCORD);
    }

    @Test
    void jdasInnerPartsStayItsOwn() {
        noClasses()
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("net.dv8tion.jda.internal.."))
                .check(DISCORD);
    }
}
