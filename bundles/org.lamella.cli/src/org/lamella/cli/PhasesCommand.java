package org.lamella.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.lamella.analysis.ResultJson;
import org.lamella.crystal.Atom;
import org.lamella.crystal.Phase;
import org.lamella.crystal.PhaseLibrary;
import org.lamella.crystal.Reflection;
import org.lamella.crystal.Reflections;
import org.lamella.crystal.UnitCell;
import org.lamella.data.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lamella phases [list|show NAME|import FILE.cif]}: the phase library. */
@Command(name = "phases", description = "The phase library: list it, show a phase with its spacings, or import a CIF file.")
final class PhasesCommand extends CommonOptions implements Callable<Integer> {
    private static final double SMALLEST_SPACING = 0.1;

    @Parameters(index = "0", arity = "0..1", paramLabel = "list|show|import", defaultValue = "list", description = "What to do.")
    private String action;

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME|FILE.cif", description = "A phase to show or a CIF file to import.")
    private String name;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    PhasesCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws UsageError, UserError {
        PhaseLibrary library = PhaseLibrary.installed();
        library.problems().forEach(problem -> session().say("warning: " + problem));
        switch (action) {
            case "list" -> list(library);
            case "show" -> show(library.get(required()));
            case "import" -> session().out().println("imported: " + library.importCif(Path.of(required()), PhaseLibrary.userFolder()));
            default -> throw new UsageError("'phases " + action + "' is not known; use list, show NAME or import FILE.cif");
        }
        return ExitStatus.DONE;
    }

    private String required() throws UsageError {
        if (name == null) {
            throw new UsageError("'phases " + action + "' needs " + (action.equals("show") ? "the name of a phase" : "a CIF file"));
        }
        return name;
    }

    private void list(PhaseLibrary library) {
        if (json) {
            session().out().print(ResultJson.text(Map.of("phases", library.all().stream().map(PhasesCommand::describe).toList())));
            return;
        }
        TextTable table = new TextTable("phase", "formula", "space group", "a (nm)", "b (nm)", "c (nm)", "source");
        for (Phase phase : library.all()) {
            UnitCell cell = phase.cell();
            table.row(phase.name(), phase.formula(), phase.spaceGroup().hermannMauguin(), length(cell.a()), length(cell.b()),
                    length(cell.c()), phase.source());
        }
        session().out().print(table.format());
    }

    private static String length(double nanometres) {
        return String.format(Locale.ROOT, "%.5f", nanometres);
    }

    private static Map<String, Object> describe(Phase phase) {
        UnitCell cell = phase.cell();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", phase.name());
        map.put("formula", phase.formula());
        map.put("spaceGroup", phase.spaceGroup().hermannMauguin());
        map.put("spaceGroupNumber", phase.spaceGroup().number());
        Map<String, Object> lengths = new LinkedHashMap<>();
        lengths.put("a", cell.a());
        lengths.put("b", cell.b());
        lengths.put("c", cell.c());
        lengths.put("alpha", cell.alpha());
        lengths.put("beta", cell.beta());
        lengths.put("gamma", cell.gamma());
        lengths.put("unit", "nm, deg");
        map.put("cell", lengths);
        map.put("cellUncertainty", phase.cellUncertainty());
        map.put("source", phase.source());
        return map;
    }

    private void show(Phase phase) {
        List<Reflection> reflections = Reflections.of(phase, SMALLEST_SPACING, Double.POSITIVE_INFINITY);
        if (json) {
            Map<String, Object> map = describe(phase);
            List<Object> atoms = new ArrayList<>();
            for (Atom atom : phase.asymmetricUnit()) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("label", atom.label());
                one.put("element", atom.element());
                one.put("position", List.of(atom.x(), atom.y(), atom.z()));
                one.put("occupancy", atom.occupancy());
                atoms.add(one);
            }
            map.put("atoms", atoms);
            List<Object> list = new ArrayList<>();
            for (Reflection reflection : reflections) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("hkl", List.of(reflection.indices().h(), reflection.indices().k(), reflection.indices().l()));
                one.put("d", reflection.spacing());
                one.put("multiplicity", reflection.multiplicity());
                one.put("relativeIntensity", reflection.relativeIntensity());
                list.add(one);
            }
            map.put("reflections", list);
            session().out().print(ResultJson.text(map));
            return;
        }
        UnitCell cell = phase.cell();
        session().out().println(phase.name() + ": " + phase.formula() + ", " + phase.spaceGroup().hermannMauguin() + " ("
                + phase.spaceGroup().number() + ")");
        session().out().println(String.format(Locale.ROOT, "a %.5f, b %.5f, c %.5f nm; alpha %.3f, beta %.3f, gamma %.3f deg", cell.a(),
                cell.b(), cell.c(), cell.alpha(), cell.beta(), cell.gamma()));
        session().out().println(phase.source());
        session().out().println();
        TextTable table = new TextTable("h k l", "d (nm)", "multiplicity", "relative intensity").alignRight(1).alignRight(2).alignRight(3);
        for (Reflection reflection : reflections) {
            double intensity = reflection.relativeIntensity();
            table.row(reflection.indices().toString(), length(reflection.spacing()), Integer.toString(reflection.multiplicity()),
                    Double.isNaN(intensity) ? "unknown" : String.format(Locale.ROOT, "%.4f", intensity));
        }
        session().out().print(table.format());
    }
}
