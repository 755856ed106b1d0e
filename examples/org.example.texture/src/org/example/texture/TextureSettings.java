package org.example.texture;

/**
 * What a texture is measured with.
 *
 * @param longestLag the largest distance that is looked at, in pixels; at least 2
 * @param level where the correlation length is read, between 0 and 1; 1/e by default
 */
public record TextureSettings(int longestLag, double level) {
    public TextureSettings {
        if (longestLag < 2) {
            throw new IllegalArgumentException("the longest lag must be at least 2 pixels, not " + longestLag);
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("the level must lie between 0 and 1, not at " + level);
        }
    }

    /** Lags up to 64 pixels, and the length at which the correlation has fallen to 1/e. */
    public static TextureSettings standard() {
        return new TextureSettings(64, Math.exp(-1));
    }
}
