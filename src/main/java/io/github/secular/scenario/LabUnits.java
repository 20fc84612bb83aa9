package io.github.secular.scenario;

import static io.github.secular.scenario.PhysicalConstants.DIGITS;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** The units of laboratory models and what they are in SI. Names are those of the model file. */
final class LabUnits {
    private static final BigDecimal TWO_PI = PhysicalConstants.PI.multiply(BigDecimal.valueOf(2));

    /** Angular frequency (rad/s) per unit. Hz and its multiples are cycles: 1 Hz is 2π rad/s. */
    private static final Map<String, BigDecimal> FREQUENCY = frequencies();

    /** C m per unit. */
    private static final Map<String, Double> DIPOLE = ordered(
            new String[] {"C m", "D", "e a0"},
            new double[] {1, 1e-21 / PhysicalConstants.C, PhysicalConstants.E * PhysicalConstants.A_0});

    /** W/m² per unit. */
    private static final Map<String, Double> INTENSITY =
            ordered(new String[] {"W/m^2", "mW/cm^2", "W/cm^2"}, new double[] {1, 10, 1e4});

    private LabUnits() {}

    private static Map<String, BigDecimal> frequencies() {
        Map<String, BigDecimal> units = new LinkedHashMap<>();
        units.put("rad/s", BigDecimal.ONE);
        units.put("Hz", TWO_PI);
        units.put("kHz", TWO_PI.scaleByPowerOfTen(3));
        units.put("MHz", TWO_PI.scaleByPowerOfTen(6));
        units.put("GHz", TWO_PI.scaleByPowerOfTen(9));
        units.put("THz", TWO_PI.scaleByPowerOfTen(12));
        units.put("cm^-1", PhysicalConstants.twoPiC().scaleByPowerOfTen(2));
        // 2π e/h
        units.put(
                "eV",
                TWO_PI.multiply(new BigDecimal("1.602176634e-19")).divide(new BigDecimal("6.62607015e-34"), DIGITS));
        return units;
    }

    private static Map<String, Double> ordered(String[] names, double[] factors) {
        Map<String, Double> units = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            units.put(names[i], factors[i]);
        }
        return units;
    }

    /** rad/s per unit of energy or frequency. */
    static BigDecimal angular(Place unit) {
        return FREQUENCY.get(unit.choice(FREQUENCY.keySet().toArray(String[]::new)));
    }

    /** A frequency of light in rad/s; the unit may also be nm, a vacuum wavelength. */
    static BigDecimal light(Place value, Place unit) {
        if (unit.text().equals("nm")) {
            if (value.number() <= 0) {
                throw value.wrong("a wavelength above 0");
            }
            return PhysicalConstants.twoPiC().scaleByPowerOfTen(9).divide(value.decimal(), DIGITS);
        }
        Map<String, BigDecimal> units = new LinkedHashMap<>(FREQUENCY);
        units.put("nm", BigDecimal.ONE);
        return value.decimal().multiply(units.get(unit.choice(units.keySet().toArray(String[]::new))));
    }

    static double dipole(Place unit) {
        return DIPOLE.get(unit.choice(DIPOLE.keySet().toArray(String[]::new)));
    }

    static double intensity(Place unit) {
        return INTENSITY.get(unit.choice(INTENSITY.keySet().toArray(String[]::new)));
    }
}
