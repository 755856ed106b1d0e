package org.lamella.layers;

/**
 * Stress at an interface from the dome that a metal pushes up under a film: the pressure inside a spherical shell whose outer
 * fibre is strained. For a thin shell it tends to 2 sigma t / r with the biaxial stress sigma = strain E / (1 - nu).
 *
 * @param youngsModulus of the film in GPa
 * @param poissonRatio of the film
 */
public record DomeStress(double youngsModulus, double poissonRatio) {
    /** What was published for copper over plated lithium, in GPa: strains of 0.024 to 0.052. */
    public static final double PUBLISHED_LOW = 0.151;
    /** The upper end of what was published. */
    public static final double PUBLISHED_HIGH = 0.503;

    public DomeStress {
        if (!(youngsModulus > 0 && youngsModulus < 1e5) || !(poissonRatio > -1 && poissonRatio <= 0.5)) {
            throw new IllegalArgumentException("no material has a modulus of " + youngsModulus + " GPa and a Poisson ratio of " + poissonRatio);
        }
    }

    /**
     * The pressure in GPa.
     *
     * @param strain of the film, positive
     * @param radius of the sphere, in any unit
     * @param thickness of the film, in the same unit
     * @throws IllegalArgumentException when one is not positive
     */
    public double pressure(double strain, double radius, double thickness) {
        if (!(strain > 0 && strain < 1) || !(radius > 0) || !(thickness > 0) || Double.isInfinite(radius + thickness)) {
            throw new IllegalArgumentException("a dome has a positive strain, radius and thickness, not " + strain + ", " + radius + " and "
                    + thickness);
        }
        double outer = Math.pow(radius + thickness, 3);
        double shell = 3 * outer / (2 * (outer - Math.pow(radius, 3))) - poissonRatio / (1 - poissonRatio);
        return strain * youngsModulus / (1 - poissonRatio) / shell;
    }

    /**
     * The strain of a film that was flat over the base of a spherical cap: arc over chord minus 1.
     *
     * @param baseRadius of the cap
     * @param height of the cap, at most its base radius
     */
    public static double capStrain(double baseRadius, double height) {
        double radius = capRadius(baseRadius, height);
        return radius * Math.asin(baseRadius / radius) / baseRadius - 1;
    }

    /** The radius of the sphere of a cap. */
    public static double capRadius(double baseRadius, double height) {
        if (!(baseRadius > 0) || !(height > 0 && height <= baseRadius)) {
            throw new IllegalArgumentException("a cap has a height up to its base radius, not " + height + " over " + baseRadius);
        }
        return (baseRadius * baseRadius + height * height) / (2 * height);
    }
}
