package org.lamella.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an analysis found. Values are {@link org.lamella.data.Quantity}, numbers, text, booleans, null, lists and maps
 * of these; they become the {@code results} object of {@code result.json}. A number that is not finite is written as
 * null, with a warning that names it.
 *
 * @param results the results by name, in the order in which they are written
 * @param tables tables for the report and for {@code tables/*.csv}
 * @param figures figures for the report and for {@code figures/*.svg} and {@code *.png}
 * @param summary a few lines that say what was found, printed on the terminal and at the head of the report
 * @param images maps as {@code images/*.tif}; no two of one name
 */
public record AnalysisResult(Map<String, Object> results, List<Table> tables, List<Figure> figures, List<String> summary, List<ResultImage> images) {
    public AnalysisResult {
        results = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(results));
        tables = List.copyOf(tables);
        figures = List.copyOf(figures);
        summary = List.copyOf(summary);
        images = List.copyOf(images);
        if (images.stream().map(ResultImage::name).distinct().count() < images.size()) {
            throw new IllegalArgumentException("two images of one name");
        }
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects a result piece by piece. */
    public static final class Builder {
        private final Map<String, Object> results = new LinkedHashMap<>();
        private final List<Table> tables = new ArrayList<>();
        private final List<Figure> figures = new ArrayList<>();
        private final List<String> summary = new ArrayList<>();
        private final List<ResultImage> images = new ArrayList<>();

        public Builder put(String name, Object value) {
            results.put(name, value);
            return this;
        }

        public Builder table(Table table) {
            tables.add(table);
            return this;
        }

        public Builder figure(Figure figure) {
            figures.add(figure);
            return this;
        }

        public Builder say(String line) {
            summary.add(line);
            return this;
        }

        public Builder image(ResultImage image) {
            images.add(image);
            return this;
        }

        public AnalysisResult build() {
            return new AnalysisResult(results, tables, figures, summary, images);
        }
    }
}
