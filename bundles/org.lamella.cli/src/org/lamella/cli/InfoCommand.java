package org.lamella.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.lamella.analysis.ResultJson;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;
import org.lamella.data.Metadata;
import org.lamella.data.UserError;
import org.lamella.readers.CommonMetadata;
import org.lamella.readers.DatasetStatistics;
import org.lamella.readers.OpenedFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lamella info FILE}: what a file holds. */
@Command(name = "info", description = "Show what a file holds: datasets with their axes, and the metadata.",
        footer = {"", "'lamella formats' lists what can be read. A part of an HDF5 file is named after two colons, here",
                "and wherever an input file is: scan.h5::/entry/data. Without it the default data of a NeXus file",
                "is shown, or all numeric datasets of any other."})
final class InfoCommand extends CommonOptions implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The file; FILE::/PATH for a part of an HDF5 file.")
    private Path file;

    @Option(names = "--json", description = "Print JSON, with all metadata.")
    private boolean json;

    @Option(names = "--statistics", description = "Also sum, min, max, mean and the first and last five values.")
    private boolean statistics;

    InfoCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws UserError {
        OpenedFile opened = session().registry().readers().open(file);
        if (json) {
            Map<String, Object> root = new LinkedHashMap<>();
            root.put("path", file.toAbsolutePath().normalize().toString());
            root.put("format", opened.format());
            List<Object> datasets = new ArrayList<>();
            for (Dataset dataset : opened.datasets()) {
                datasets.add(describe(dataset));
            }
            root.put("datasets", datasets);
            session().out().print(ResultJson.text(root));
            return ExitStatus.DONE;
        }
        session().out().println(file + ": " + opened.format());
        for (int i = 0; i < opened.datasets().size(); i++) {
            print(opened.datasets().get(i), i + 1);
        }
        return ExitStatus.DONE;
    }

    /** The axes slowest first, as the shape has them; the channels of a colour image are no axis. */
    private static List<Axis> axes(Dataset dataset) {
        return dataset.axes().reversed().stream().filter(axis -> !axis.name().equals(Dataset.CHANNEL)).toList();
    }

    private Map<String, Object> describe(Dataset dataset) throws UserError {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", dataset.name());
        map.put("shape", axes(dataset).stream().map(Axis::size).toList());
        map.put("type", dataset.type());
        dataset.axis(Dataset.CHANNEL).ifPresent(channel -> map.put("channels", channel.size()));
        List<Object> axes = new ArrayList<>();
        for (Axis axis : axes(dataset)) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", axis.name());
            one.put("size", axis.size());
            one.put("scale", axis.scale());
            one.put("offset", axis.offset());
            one.put("unit", axis.unit().symbol());
            one.put("navigate", axis.isNavigation());
            axes.add(one);
        }
        map.put("axes", axes);
        if (statistics) {
            DatasetStatistics values = DatasetStatistics.of(dataset);
            map.put("sum", values.sum());
            map.put("min", values.min());
            map.put("max", values.max());
            map.put("mean", values.mean());
            map.put("first5", values.first5());
            map.put("last5", values.last5());
            if (values.notANumber() > 0) {
                map.put("notANumber", values.notANumber());
            }
        }
        map.put("metadata", dataset.metadata().toMap());
        return map;
    }

    /** What most formats know, in its units; how much more there is. */
    private void printKnown(Metadata metadata) {
        if (metadata.find(CommonMetadata.NODE).orElse(null) instanceof Metadata known && !known.isEmpty()) {
            TextTable table = new TextTable("known", "value");
            known.entries().forEach((name, value) -> {
                String text = value instanceof Number number ? plain(number.doubleValue()) : value.toString();
                String words = name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
                table.row(words, (text + " " + CommonMetadata.unit(name).symbol()).strip());
            });
            session().out().println();
            session().out().print(table.format());
        }
        long more = metadata.entries().entrySet().stream().filter(entry -> !entry.getKey().equals(CommonMetadata.NODE))
                .mapToLong(entry -> count(entry.getValue())).sum();
        if (more > 0) {
            session().out().println("and " + more + (more == 1 ? " other entry" : " other entries") + " of metadata, which --json shows");
        }
    }

    /** Six digits, without zeros that say nothing. */
    private static String plain(double value) {
        return value == 0 ? "0" : new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros().toPlainString();
    }

    private static long count(Object value) {
        return value instanceof Metadata below ? below.entries().values().stream().mapToLong(InfoCommand::count).sum() : 1;
    }

    private void print(Dataset dataset, int number) throws UserError {
        String shape = axes(dataset).stream().map(axis -> Long.toString(axis.size())).collect(Collectors.joining(" x "));
        session().out().println();
        session().out().println(number + ". " + dataset.name() + ": " + shape + " " + dataset.type()
                + dataset.axis(Dataset.CHANNEL).map(channel -> ", " + channel.size() + " channels").orElse(""));
        TextTable table = new TextTable("axis", "size", "step", "offset", "unit", "kind").alignRight(1).alignRight(2).alignRight(3);
        for (Axis axis : axes(dataset)) {
            table.row(axis.name(), Long.toString(axis.size()), String.format(Locale.ROOT, "%.6g", axis.scale()),
                    String.format(Locale.ROOT, "%.6g", axis.offset()), axis.unit().symbol(), axis.isNavigation() ? "navigation" : "signal");
        }
        session().out().print(table.format());
        printKnown(dataset.metadata());
        if (statistics) {
            DatasetStatistics values = DatasetStatistics.of(dataset);
            session().out().println(String.format(Locale.ROOT, "sum %s, min %s, max %s, mean %.8g", values.sum(), values.min(), values.max(),
                    values.mean()));
            session().out().println("first " + values.first5() + ", last " + values.last5());
        }
    }
}
