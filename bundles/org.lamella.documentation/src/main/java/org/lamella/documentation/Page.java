package org.lamella.documentation;

import java.util.Objects;

/**
 * One page of the documentation.
 *
 * @param name the name of its file without ending
 * @param section the heading that it stands under in the contents
 * @param title what it is called
 * @param markdown its text, without the title, as CommonMark with tables
 */
public record Page(String name, String section, String title, String markdown) {
    public Page {
        Objects.requireNonNull(section, "section");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(markdown, "markdown");
        if (!name.matches("[A-Za-z0-9_-]+")) {
            throw new IllegalArgumentException("'" + name + "' is no name for a file");
        }
    }
}
