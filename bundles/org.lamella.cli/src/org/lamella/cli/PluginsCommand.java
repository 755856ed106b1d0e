package org.lamella.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.lamella.analysis.InstalledPlugin;
import org.lamella.analysis.ResultJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lamella plugins}: what is installed, from where, in which version, and whether it works. */
@Command(name = "plugins", description = "List the plug-ins that are installed: from where, which version, whether each can be used and why not.",
        footer = {"", "Plug-ins are found in the product, in its folder 'dropins', in '.lamella/plugins' in the home folder,",
                "and in the folders that LAMELLA_PLUGINS names."})
final class PluginsCommand extends CommonOptions implements Callable<Integer> {
    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--all", description = "List the services of the framework, too.")
    private boolean all;

    PluginsCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        List<InstalledPlugin> plugins = session().quietRegistry().plugins().stream()
                .filter(plugin -> all || !plugin.kind().equals("service") || plugin.state() != InstalledPlugin.State.READY).toList();
        if (json) {
            session().out().print(ResultJson.text(Map.of("plugins", plugins.stream().map(PluginsCommand::describe).toList())));
            return ExitStatus.DONE;
        }
        TextTable table = new TextTable("kind", "name", "state", "from", "version", "place", "reason");
        for (InstalledPlugin plugin : plugins) {
            table.row(plugin.kind(), plugin.name(), plugin.state().word(), plugin.bundle(), plugin.version(), plugin.location(), plugin.reason());
        }
        session().out().print(table.format());
        return ExitStatus.DONE;
    }

    private static Map<String, Object> describe(InstalledPlugin plugin) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", plugin.kind());
        map.put("name", plugin.name());
        map.put("class", plugin.className());
        map.put("state", plugin.state().word());
        map.put("bundle", plugin.bundle());
        map.put("version", plugin.version());
        map.put("location", plugin.location());
        map.put("reason", plugin.reason());
        return map;
    }
}
