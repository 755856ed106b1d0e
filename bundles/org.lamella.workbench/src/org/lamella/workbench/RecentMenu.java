package org.lamella.workbench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.Separator;
import org.eclipse.ui.actions.CompoundContributionItem;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;
import org.eclipse.ui.menus.IWorkbenchContribution;
import org.eclipse.ui.services.IServiceLocator;
import org.lamella.ui.RecentFiles;

/** The files that were opened last, as menu items. */
public final class RecentMenu extends CompoundContributionItem implements IWorkbenchContribution {
    private IServiceLocator services;

    @Override
    public void initialize(IServiceLocator serviceLocator) {
        services = serviceLocator;
    }

    @Override
    protected IContributionItem[] getContributionItems() {
        List<IContributionItem> items = new ArrayList<>();
        int number = 1;
        for (Path file : RecentFiles.all()) {
            CommandContributionItemParameter item = new CommandContributionItemParameter(services, null, "org.lamella.workbench.recent",
                    CommandContributionItem.STYLE_PUSH);
            item.label = (number < 10 ? "&" + number + "  " : "") + file.getFileName() + "  –  " + file.getParent();
            item.parameters = Map.of("org.lamella.workbench.file", file.toString());
            items.add(new CommandContributionItem(item));
            number++;
        }
        if (!items.isEmpty()) {
            items.add(new Separator());
            items.add(new CommandContributionItem(new CommandContributionItemParameter(services, null, "org.lamella.workbench.clearRecent",
                    CommandContributionItem.STYLE_PUSH)));
        }
        return items.toArray(IContributionItem[]::new);
    }
}
