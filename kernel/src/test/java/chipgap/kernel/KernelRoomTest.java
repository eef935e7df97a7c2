package chipgap.kernel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The kernel's row in the table of rooms (docs/architecture.md): pure Java, and packages without circles. */
class KernelRoomTest {
    private static final JavaClasses KERNEL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("chipgap.kernel");

    @Test
    void importsOnlyJava() {
        classes()
                .that()
                .resideInAPackage("chipgap.kernel..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("chipgap.kernel..", "java..", "jdk.incubator.vector..", "org.jspecify.annotations")
                .check(KERNEL);
    }

    @Test
    void packagesFormNoCircle() {
        slices().matching("chipgap.kernel.(*)..").should().beFreeOfCycles().check(KERNEL);
    }
}
