package org.lamella.report;

/** Text of unknown origin made fit for HTML and SVG: file names and metadata may hold anything. */
final class SafeText {
    private static final char REPLACEMENT = '\uFFFD';

    private SafeText() {
    }

    /** Text for HTML content and quoted attributes: markup characters escaped, unprintable characters replaced. */
    static String html(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        String clean = printable(text);
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }

    /**
     * Text without characters that XML forbids and without those that turn the direction of writing, which can make a
     * file name look like another one.
     */
    static String printable(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                clean.append(c).append(text.charAt(++i));
            } else if (c == '\n' || c == '\t' || !isForbidden(c)) {
                clean.append(c);
            } else {
                clean.append(REPLACEMENT);
            }
        }
        return clean.toString();
    }

    private static boolean isForbidden(char c) {
        return Character.isISOControl(c) || Character.isSurrogate(c) || c == '\uFFFE' || c == '\uFFFF'
                || c >= '\u202A' && c <= '\u202E' || c >= '\u2066' && c <= '\u2069';
    }

    /** A name that is safe as a file name and as an XML id: letters, digits, dots, dashes and underscores. */
    static String fileName(String name) {
        String safe = name.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[.-]+", "");
        String cut = safe.length() > 100 ? safe.substring(0, 100) : safe;
        return cut.isEmpty() ? "figure" : cut;
    }
}
