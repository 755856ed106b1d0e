package org.lamella.scijava;

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.lamella.analysis.Analysis;
import org.lamella.analysis.AnalysisContext;
import org.lamella.analysis.AnalysisInput;
import org.lamella.analysis.AnalysisResult;
import org.lamella.analysis.ParameterReceiver;
import org.lamella.analysis.ParameterValues;
import org.lamella.data.Progress;
import org.lamella.data.UserError;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.convert.ConvertService;
import org.scijava.module.MethodCallException;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/** Runs a SciJava command: once for each file, or once for all when it asks for several or for none. */
final class CommandAnalysis implements Analysis, ParameterReceiver {
    private static final long LOOK_MILLIS = 100;

    private final CommandInfo command;
    private final List<ModuleItem<?>> data;
    private final List<ModuleItem<?>> settings;
    private final Context context;
    private ParameterValues values;

    CommandAnalysis(CommandInfo command, List<ModuleItem<?>> data, List<ModuleItem<?>> settings, Context context) {
        this.command = command;
        this.data = List.copyOf(data);
        this.settings = List.copyOf(settings);
        this.context = context;
    }

    @Override
    public void receive(ParameterValues given) {
        values = given;
    }

    @Override
    public AnalysisResult analyse(AnalysisContext run) throws UserError {
        CommandOutputs outputs = new CommandOutputs(command);
        boolean takesAll = data.stream().anyMatch(item -> item.getType() == File[].class);
        if (data.isEmpty() || takesAll) {
            outputs.add("", execute(run.inputs(), run.progress()));
        } else if (data.size() == 1) {
            run.forEachInput((input, progress) -> outputs.add(input.name(), execute(List.of(input), progress)));
        } else {
            if (run.inputs().size() != data.size()) {
                throw new UserError("'" + command.getTitle() + "' takes " + data.size() + " files ("
                        + String.join(", ", data.stream().map(ModuleItem::getName).toList()) + "), and " + run.inputs().size() + " are given");
            }
            outputs.add("", execute(run.inputs(), run.progress()));
        }
        return outputs.result();
    }

    private Map<String, Object> execute(List<AnalysisInput> inputs, Progress progress) throws UserError {
        Module module = CommandAdapter.prepared(command, context);
        for (ModuleItem<?> item : settings) {
            Object value = values.get(item.getName());
            if (value != null) {
                module.setInput(item.getName(), converted(item, value));
            }
            module.resolveInput(item.getName());
        }
        int next = 0;
        for (ModuleItem<?> item : data) {
            Object value = item.getType() == File[].class ? CommandData.files(inputs)
                    : CommandData.value(item.getType(), inputs.get(next++), item.isOutput());
            module.setInput(item.getName(), value);
            module.resolveInput(item.getName());
        }
        validate(module);
        run(module, progress);
        Map<String, Object> found = new LinkedHashMap<>();
        for (ModuleItem<?> item : command.outputs()) {
            found.put(item.getName(), module.getOutput(item.getName()));
        }
        return found;
    }

    private Object converted(ModuleItem<?> item, Object value) throws UserError {
        Object plain = value instanceof List<?> list ? list.toArray(String[]::new) : value;
        if (item.getType().isEnum()) {
            for (Object constant : item.getType().getEnumConstants()) {
                if (((Enum<?>) constant).name().equals(value)) {
                    return constant;
                }
            }
        }
        if (item.getType() == java.nio.file.Path.class) {
            return java.nio.file.Path.of(value.toString());
        }
        Object converted = item.getType().isInstance(plain) ? plain : context.service(ConvertService.class).convert(plain, item.getType());
        if (converted == null) {
            throw new UserError("parameter '" + item.getName() + "': '" + value + "' does not fit: a " + item.getType().getSimpleName() + " is expected");
        }
        return converted;
    }

    /** What the command itself says against its inputs. */
    private void validate(Module module) throws UserError {
        List<ModuleItem<?>> items = new ArrayList<>(settings);
        items.addAll(data);
        for (ModuleItem<?> item : items) {
            try {
                item.validate(module);
            } catch (MethodCallException e) {
                throw new UserError("parameter '" + item.getName() + "': " + Reasons.of(e), e);
            }
        }
    }

    /** A command that can be cancelled is told so; a command says by cancelling itself that it can do nothing with its input. */
    private void run(Module module, Progress progress) throws UserError {
        Cancelable cancelable = module instanceof Cancelable can ? can : null;
        Thread watcher = Thread.ofVirtual().unstarted(() -> watch(module, progress));
        watcher.start();
        try {
            module.run();
        } finally {
            watcher.interrupt();
        }
        if (progress.isCancelled()) {
            throw new CancellationException();
        }
        if (cancelable != null && cancelable.isCanceled()) {
            String reason = cancelable.getCancelReason();
            throw new UserError("'" + command.getTitle() + "' stopped" + (reason == null || reason.isBlank() ? "" : ": " + reason));
        }
    }

    private static void watch(Module module, Progress progress) {
        try {
            while (!progress.isCancelled()) {
                Thread.sleep(LOOK_MILLIS);
            }
            if (module instanceof Cancelable cancelable) {
                cancelable.cancel("cancelled by the user");
            }
            module.cancel();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
