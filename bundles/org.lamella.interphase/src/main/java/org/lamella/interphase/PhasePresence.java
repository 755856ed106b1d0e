package org.lamella.interphase;

/**
 * How a phase shows in a layer.
 *
 * @param phase the name of its group
 * @param crystals how many crystals of it lie in the layer
 * @param presence probability that a window of the layer holds the centre of one
 * @param significance bound on the probability that chance claims so many crystals: the layer's share of the windows that
 *        were asked, each with the accepted false-alarm probability
 */
public record PhasePresence(String phase, double crystals, double presence, double significance) {
}
