package chipgap.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The numbers that the services stand on. */
@Command(
        name = "figures",
        mixinStandardHelpOptions = true,
        description = {
            "The published numbers that forecasts stand on, each with its source, date and grade.",
            "Supply, demand and policy keep them. Reading wants the role viewer, adding the role editor."
        },
        subcommands = {
            FiguresList.class,
            FiguresShow.class,
            FiguresCompare.class,
            FiguresQuantities.class,
            FiguresSources.class,
            FiguresChanges.class,
            FiguresAdd.class,
            FiguresSupersede.class,
            FiguresImport.class,
            FiguresExport.class,
            CommandLine.HelpCommand.class
        })
final class FiguresCommand {}
