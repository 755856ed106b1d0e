package org.lamella.ui.tests;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** A command as it is written for any SciJava program; Lamella is not mentioned. */
@Plugin(type = Command.class, name = "twice", label = "Twice a number", description = "Doubles a number")
public class OrdinaryCommand implements Command {
    @Parameter(label = "Number", min = "0", max = "10")
    private double number = 3;

    @Parameter(type = ItemIO.OUTPUT, label = "Doubled")
    private double doubled;

    @Override
    public void run() {
        doubled = 2 * number;
    }
}
