package org.lamella.linescan.model;

import java.util.ArrayList;
import java.util.List;
import org.lamella.math.ParameterConstraints;

/** A thin layer or a segregation: {@code ground + (crest - ground) exp(-(x - centre)^2 / (2 sigma^2))}; the crest may be
 * below the ground. */
public final class GaussianPeak implements ProfileModel {
    private static final int GROUND = 0;
    private static final int CREST = 1;
    private static final int CENTRE = 2;
    private static final int SIGMA = 3;

    @Override
    public ModelName name() {
        return ModelName.GAUSSIAN;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("ground", Kind.LEVEL), new Parameter("crest", Kind.LEVEL), new Parameter("centre", Kind.PLACE),
                new Parameter("sigma", Kind.PLACE));
    }

    @Override
    public void evaluate(double[] x, double[] p, double[] values, double[][] derivatives) {
        for (int i = 0; i < x.length; i++) {
            double u = (x[i] - p[CENTRE]) / p[SIGMA];
            double bell = Math.exp(-0.5 * u * u);
            values[i] = p[GROUND] + (p[CREST] - p[GROUND]) * bell;
            if (derivatives != null) {
                double slope = (p[CREST] - p[GROUND]) * bell * u / p[SIGMA];
                derivatives[GROUND][i] = 1 - bell;
                derivatives[CREST][i] = bell;
                derivatives[CENTRE][i] = slope;
                derivatives[SIGMA][i] = slope * u;
            }
        }
    }

    @Override
    public List<double[]> starts(ProfileShape shape) {
        int[] splits = shape.splits();
        double outer = (shape.level(0, splits[0]) + shape.level(splits[1], shape.points())) / 2;
        double height = shape.level(splits[0], splits[1]) - outer;
        double width = shape.before(splits[1]) - shape.before(splits[0]);
        double centre = (shape.before(splits[1]) + shape.before(splits[0])) / 2;
        List<double[]> starts = new ArrayList<>();
        for (double sigma : new double[] {width / 2.4, width / 1.2}) {
            starts.add(new double[] {outer, Math.max(outer + 1.2 * height, shape.leastLevel()), centre, Math.max(sigma, shape.spacing())});
        }
        // A peak that the scan cuts off is no middle of three parts: from its crest, with the width of its area over the ground.
        double ground = shape.least();
        double area = (shape.level(0, shape.points()) - ground) / Math.max(shape.most() - ground, Double.MIN_NORMAL);
        starts.add(new double[] {Math.max(ground, shape.leastLevel()), Math.max(shape.most(), shape.leastLevel()), shape.place(shape.crest()),
            Math.max(area * shape.span() / Math.sqrt(2 * Math.PI), shape.spacing())});
        return starts;
    }

    @Override
    public ParameterConstraints constraints(ProfileShape shape) {
        return ParameterConstraints.free(4).bounded(GROUND, shape.leastLevel(), Double.POSITIVE_INFINITY)
                .bounded(CREST, shape.leastLevel(), Double.POSITIVE_INFINITY)
                .bounded(CENTRE, shape.start(), shape.end()).bounded(SIGMA, shape.spacing() / 3, shape.span());
    }

    @Override
    public double low(double[] p) {
        return Math.min(p[GROUND], p[CREST]);
    }

    @Override
    public double high(double[] p) {
        return Math.max(p[GROUND], p[CREST]);
    }

    @Override
    public boolean rises(double[] p) {
        return p[CREST] >= p[GROUND];
    }

    @Override
    public boolean isPeak(double[] p) {
        return true;
    }

    @Override
    public double middle(double[] p) {
        return p[CENTRE];
    }

    @Override
    public int middleParameter(double[] p) {
        return CENTRE;
    }

    @Override
    public double place(double[] p, double fraction) {
        return p[CENTRE] - reach(p, fraction);
    }

    @Override
    public double placeBeyond(double[] p, double fraction) {
        return p[CENTRE] + reach(p, fraction);
    }

    private double reach(double[] p, double fraction) {
        double ofBell = rises(p) ? fraction : 1 - fraction;
        return p[SIGMA] * Math.sqrt(-2 * Math.log(ofBell));
    }

    @Override
    public int widthParameter(double[] p) {
        return SIGMA;
    }
}
