package org.lamella.analysis;

/**
 * A part of the program, its own or a library of others.
 *
 * @param name its symbolic name
 * @param version as it says
 * @param licence as it says of itself, a name or an address; {@code unknown} when it says nothing
 */
public record InstalledLibrary(String name, String version, String licence) {
}
