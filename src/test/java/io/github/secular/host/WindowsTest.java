package io.github.secular.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The real windows of plain ImageJ, worked on a display in a process of their own, for these tests themselves run without
 * one. The variable SECULAR_WINDOWS=required makes it an error that there is no display.
 */
class WindowsTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                DialogDriver.class,
                PictureDriver.class,
                LinkDriver.class,
                SessionDriver.class,
                BuilderDriver.class
            })
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void windowsDoWhatTheyShould(Class<?> driver) throws Exception {
        boolean display = System.getenv("DISPLAY") != null;
        assumeTrue(
                display || "required".equals(System.getenv("SECULAR_WINDOWS")),
                "There is no display (DISPLAY is not set): the windows are not tried.");
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-Djava.awt.headless=false",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx1g",
                        "-cp",
                        classes,
                        driver.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
    }
}
