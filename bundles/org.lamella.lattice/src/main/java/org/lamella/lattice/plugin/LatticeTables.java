package org.lamella.lattice.plugin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lamella.analysis.Table;
import org.lamella.data.Quantity;
import org.lamella.data.Unit;
import org.lamella.lattice.Grain;
import org.lamella.lattice.LatticeMeasurement.RegionResult;
import org.lamella.lattice.PhaseClaim;
import org.lamella.lattice.Spot;

/** The tables of the lattice analysis: spots with what explains them, and phases. */
final class LatticeTables {
    private final List<List<Object>> spots = new ArrayList<>();
    private final List<List<Object>> phases = new ArrayList<>();
    private Unit unit = Unit.NANOMETRE;

    void add(String region, RegionResult result, double calibrationUncertainty) {
        unit = result.spectrum().unit();
        Map<Integer, String> explained = new LinkedHashMap<>();
        for (PhaseClaim claim : result.phases().phases()) {
            for (Grain grain : claim.grains()) {
                grain.matches().forEach(match -> explained.merge(match.spot(), claim.phase().name() + " " + match.indices().label(),
                        (a, b) -> a + " or " + b));
            }
            addPhase(region, claim, result);
        }
        for (int i = 0; i < result.spots().size(); i++) {
            Spot spot = result.spots().get(i);
            Quantity d = spot.spacing(calibrationUncertainty);
            Quantity angle = spot.angle();
            spots.add(Arrays.asList(region, i, d.value(), d.uncertainty(), 100 * spot.relativeUncertainty(), angle.value(),
                    angle.uncertainty(), spot.signalToNoise(), spot.significance(),
                    spot.harmonicOf() < 0 ? null : spot.harmonicOf(), explained.getOrDefault(i, "")));
        }
    }

    private void addPhase(String region, PhaseClaim claim, RegionResult result) {
        String rivals = String.join(", ", result.phases().ambiguities().stream().filter(set -> set.contains(claim.phase().name()))
                .flatMap(List::stream).filter(name -> !name.equals(claim.phase().name())).distinct().toList());
        boolean isCalibrated = result.spots().get(0).unit().isLength();
        for (Grain grain : claim.grains()) {
            phases.add(Arrays.asList(region, claim.phase().name(), claim.significance(), grain.zone().toString(), grain.matches().size(),
                    grain.rotation(), isCalibrated ? 100 * grain.distortion().x() : null, isCalibrated ? 100 * grain.distortion().y() : null,
                    isCalibrated ? 100 * grain.distortion().uncertainty() : null, rivals));
        }
    }

    List<Table> all() {
        String symbol = unit.symbol();
        List<Table> tables = new ArrayList<>();
        tables.add(new Table("phases", "Crystals of the phases that the spots speak for. Chance is a bound on the probability that"
                + " unrelated spots would have led to the claim, for all candidates together.",
                List.of(column("region", ""), column("phase", ""), column("chance", ""), column("zone axis", ""),
                        column("spots", ""), column("rotation", "deg"), column("scale error x", "%"), column("scale error y", "%"),
                        column("u(scale error)", "%"), column("not to be told from", "")), phases));
        tables.add(new Table("spots", "Lattice spots, strongest first, one for each Friedel pair. u(d) holds the calibration's"
                + " uncertainty, the relative one does not. Angles of the reciprocal vector are counter-clockwise from +x.",
                List.of(column("region", ""), column("spot", ""), column("d", symbol), column("u(d)", symbol),
                        column("relative u(d) of the fit", "%"), column("angle", "deg"), column("u(angle)", "deg"), column("snr", ""),
                        column("false alarm", ""), column("multiple of spot", ""), column("explained by", "")), spots));
        return tables;
    }

    private static Table.Column column(String name, String symbol) {
        return new Table.Column(name, symbol);
    }
}
