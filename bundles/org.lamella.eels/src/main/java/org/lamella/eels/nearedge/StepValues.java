package org.lamella.eels.nearedge;

import org.lamella.data.Quantity;

/**
 * A fitted step.
 *
 * @param name of the component
 * @param shape of the component
 * @param center in eV
 * @param width in eV: in its middle the step has the slope height / width
 * @param height in counts
 */
public record StepValues(String name, ComponentShape shape, Quantity center, Quantity width, Quantity height) {
}
