package org.lamella.eels;

/**
 * Whether an edge is in a spectrum.
 *
 * @param isPresent whether what is seen at its place cannot well be chance
 * @param significance how many standard deviations the edge's shape stands out of a smooth curve without it
 * @param required what it takes for the accepted probability of a false alarm
 * @param shift from the table's thresholds to where the shape fits best, in eV
 */
public record EdgeEvidence(boolean isPresent, double significance, double required, double shift) {
}
