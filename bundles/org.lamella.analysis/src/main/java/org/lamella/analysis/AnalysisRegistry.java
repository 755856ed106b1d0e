package org.lamella.analysis;

import java.util.List;
import org.lamella.data.UserError;
import org.lamella.readers.Readers;
import org.lamella.readers.Writers;

/** The analyses, readers and writers that are installed, built-in ones and those of third parties alike. */
public interface AnalysisRegistry {
    /** All analyses, sorted by name. */
    List<InstalledAnalysis> analyses();

    /** The examples that ship with the product, most important first. */
    List<DemoExample> demonstrations();

    /** All simulations, sorted by name. */
    List<InstalledSimulation> simulations();

    /** The readers that ship with Lamella and every {@link ReaderPlugin}. */
    Readers readers();

    /** The writers that ship with Lamella and every {@link WriterPlugin}. */
    Writers writers();

    /** Everything that was found, usable or not, by kind and name. */
    List<InstalledPlugin> plugins();

    /** Everything that the program consists of, with its licence, by name. */
    List<InstalledLibrary> libraries();

    /** One line for each plug-in that could not be used, with the reason. */
    default List<String> problems() {
        return plugins().stream().filter(plugin -> plugin.state() != InstalledPlugin.State.READY).map(InstalledPlugin::problem).toList();
    }

    /** @throws UserError when there is no such analysis; the message suggests one that is spelled much like it */
    default InstalledAnalysis require(String name) throws UserError {
        List<InstalledAnalysis> analyses = analyses();
        for (InstalledAnalysis analysis : analyses) {
            if (analysis.info().name().equals(name)) {
                return analysis;
            }
        }
        List<String> names = analyses.stream().map(analysis -> analysis.info().name()).toList();
        throw new UserError("there is no analysis '" + name + "'" + Suggestions.sentence(name, names, "installed"));
    }

    /** @throws UserError when there is no such simulation; the message suggests one that is spelled much like it */
    default InstalledSimulation requireSimulation(String name) throws UserError {
        List<InstalledSimulation> simulations = simulations();
        for (InstalledSimulation simulation : simulations) {
            if (simulation.info().name().equals(name)) {
                return simulation;
            }
        }
        List<String> names = simulations.stream().map(simulation -> simulation.info().name()).toList();
        throw new UserError("there is no simulation '" + name + "'" + Suggestions.sentence(name, names, "installed"));
    }
}
