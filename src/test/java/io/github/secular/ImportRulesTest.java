package io.github.secular;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The plan of the house: who may know whom. Ordinary tests, since annotated rules are silently not run. */
class ImportRulesTest {
    private static final String ROOT = "io.github.secular";

    /** From the ground up: a package may import those before it, never those after it. */
    private static final List<String> FLOORS = List.of(
            "numerics",
            "solver",
            "drive",
            "quantum",
            "classical",
            "asymptotics",
            "catalogue",
            "scenario",
            "run",
            "study",
            "view",
            "present",
            "command",
            "host");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void everyClassStandsOnAFloor() {
        String[] allowed = Stream.concat(Stream.of(ROOT), FLOORS.stream().map(f -> ROOT + "." + f + ".."))
                .toArray(String[]::new);
        classes().should().resideInAnyPackage(allowed).check(CLASSES);
        assertTrue(CLASSES.size() > 10, "only " + CLASSES.size() + " classes were seen");
    }

    /** The scripting interface stands on all floors, on the roof as it were. */
    @Test
    void noFloorKnowsTheScriptingInterface() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .check(CLASSES);
    }

    @Test
    void theScriptingInterfaceNeedsNoSciJava() {
        noClasses()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.scijava..", ROOT + ".command..")
                .check(CLASSES);
    }

    @TestFactory
    List<DynamicTest> importsPointDownwards() {
        return FLOORS.stream()
                .limit(FLOORS.size() - 1)
                .map(floor -> DynamicTest.dynamicTest(floor, () -> {
                    String[] above = FLOORS.stream()
                            .skip(FLOORS.indexOf(floor) + 1)
                            .map(f -> ROOT + "." + f + "..")
                            .toArray(String[]::new);
                    allowEmpty(noClasses()
                                    .that()
                                    .resideInAPackage(ROOT + "." + floor + "..")
                                    .should()
                                    .dependOnClassesThat()
                                    .resideInAnyPackage(above))
                            .check(CLASSES);
                }))
                .toList();
    }

    @Test
    void packagesKnowEachOtherOneWay() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    /** The jar ejml-zdense comes to Fiji with nothing that stays there; the matrices themselves stand in ejml-core. */
    @Test
    void complexAlgebraIsOurOwn() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("org\\.ejml\\..*_ZDRM")
                .check(CLASSES);
    }

    /** Of HDF5 one room knows the library, the others what is in a file. */
    @Test
    void oneRoomKnowsHdf5() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".present.hdf5")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.jhdf..")
                .check(CLASSES);
    }

    @Test
    void oneRoomKnowsPrinting() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".present.figure")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.pdfbox..", "de.rototor..", "org.apache.batik..")
                .check(CLASSES);
    }

    @Test
    void quantumDoesNotKnowItsLimits() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".quantum..")
                .and()
                .resideOutsideOfPackage(ROOT + ".quantum.limit..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".quantum.limit..")
                .check(CLASSES);
    }

    /** What is decided by a clock, or by what else is going on, is decided otherwise on every machine. */
    @Test
    void noAnswerDependsOnTheMachine() {
        rule(false).check(CLASSES);
        assertThrows(AssertionError.class, () -> rule(true).check(CLASSES), "nobody looks at a clock at all");
    }

    /** @param everywhere on the upper floors too, which may tell how long something takes */
    private static ArchRule rule(boolean everywhere) {
        String[] floors = FLOORS.stream()
                .limit(everywhere ? FLOORS.size() : FLOORS.indexOf("run"))
                .map(f -> ROOT + "." + f + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAnyPackage(floors)
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.time..", "java.lang.management..")
                .orShould()
                .callMethod(Runtime.class, "freeMemory")
                .orShould()
                .callMethod(Runtime.class, "totalMemory");
    }

    @Test
    void quantumAndClassicalNeverMeet() {
        allowEmpty(noClasses()
                        .that()
                        .resideInAPackage(ROOT + ".classical..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(ROOT + ".quantum.."))
                .check(CLASSES);
    }

    @Test
    void onlyCommandAndHostKnowSciJavaAndImageJ() {
        DescribedPredicate<JavaClass> host = DescribedPredicate.describe(
                "classes of SciJava (but its expression parser) or ImageJ",
                c -> (c.getPackageName().startsWith("org.scijava")
                                && !c.getPackageName().startsWith("org.scijava.parsington"))
                        || c.getPackageName().startsWith("net.imagej")
                        || c.getPackageName().equals("ij")
                        || c.getPackageName().startsWith("ij."));
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".command..", ROOT + ".host..")
                .should()
                .dependOnClassesThat(host)
                .check(CLASSES);
    }

    @Test
    void onlyTheViewKnowsImagesAndCharts() {
        below("view").check(CLASSES);
    }

    @Test
    void theRulesCanFail() {
        ArchRule wrong = noClasses()
                .that()
                .resideInAPackage(ROOT + ".quantum..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".numerics..");
        assertThrows(AssertionError.class, () -> wrong.check(CLASSES));
    }

    /** No class below the given floor knows ImgLib2, JFreeChart or a window toolkit. */
    private static ArchRule below(String floor) {
        String[] lower = FLOORS.stream()
                .limit(FLOORS.indexOf(floor))
                .map(f -> ROOT + "." + f + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAnyPackage(lower)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("net.imglib2..", "org.jfree..", "java.awt..", "javax.swing..");
    }

    private static ArchRule allowEmpty(ArchRule rule) {
        return rule.allowEmptyShould(true);
    }
}
