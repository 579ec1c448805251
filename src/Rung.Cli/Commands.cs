using System.CommandLine;
using Rung.Cli.Chat;
using Rung.Cli.Embedding;
using Rung.Cli.Hub;
using Rung.Cli.Retrieving;
using Rung.Cli.Training;

namespace Rung.Cli;

/// <summary>Everything that <c>rung</c> can be asked to do.</summary>
internal static class Commands
{
    public static RootCommand All() => new("Find the lowest rung that clears your bar, measured on your own data.")
    {
        InitCommand.Create(),
        CheckCommand.Create(),
        ScrubCommand.Create(),
        LabelCommand.Create(),
        ClimbCommand.Create(),
        ReportCommand.Create(),
        IndexCommand.Create(),
        SearchCommand.Create(),
        RetrievalCommand.Create(),
        ModelCommand.Create(),
        PriceCommand.Create(),
        AuditCommand.Create(),
        ChatCommand.Create(),
        EmbedCommand.Create(),
        TrainCommand.Create(),
    };
}
