package org.lamella.layers;

/**
 * A boundary with its roughness.
 *
 * @param boundary as it was traced
 * @param roughness perpendicular to the boundary's mean line, in the unit of the section's scale
 * @param lateralResolution length along the boundary over which an edge was averaged
 * @param noise standard deviation of a place from the measurement, perpendicular to the boundary
 */
public record BoundaryRoughness(Boundary boundary, Roughness roughness, double lateralResolution, double noise) {
}
