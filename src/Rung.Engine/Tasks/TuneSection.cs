using System.Collections.Immutable;
using Rung.Engine.Faults;
using Rung.Engine.Yaml;

namespace Rung.Engine.Tasks;

/// <summary>Reads the key <c>tune</c>: the adapter that a climb trains where none is there.</summary>
internal static class TuneSection
{
    private static readonly string[] Keys =
    [
        "model", "rank", "alpha", "dropout", "targets", "epochs", "batch", "learning_rate", "patience", "dev_examples", "save_memory", "seed",
    ];

    public static TuneDefinition? Read(YamlSection root, ImmutableArray<ModelDefinition> models)
    {
        if (root.FindSection("tune", Keys, "{ model: tiny, rank: 8, epochs: 3 }") is not { } tune)
        {
            return null;
        }

        var defaults = new TuneDefinition { Model = ReadModel(tune, models) };
        return defaults with
        {
            Rank = Whole(tune, "rank", 1, 4096) ?? defaults.Rank,
            Alpha = (double?)tune.FindNumber("alpha", 0.001m, 100_000, "a number above 0"),
            Dropout = (double?)tune.FindNumber("dropout", 0, 0.99m, "a share from 0 to below 1") ?? defaults.Dropout,
            Targets = ReadTargets(tune),
            Epochs = Whole(tune, "epochs", 1, 10_000) ?? defaults.Epochs,
            Batch = Whole(tune, "batch", 1, 65_536) ?? defaults.Batch,
            LearningRate = (double?)tune.FindNumber("learning_rate", 0.000_000_001m, 10, "a number above 0, such as 0.0002"),
            Patience = Whole(tune, "patience", 0, 10_000) ?? defaults.Patience,
            DevExamples = Whole(tune, "dev_examples", 1, 1_000_000) ?? defaults.DevExamples,
            SavesMemory = tune.FindFlag("save_memory") ?? defaults.SavesMemory,
            Seed = (ulong?)tune.FindWhole("seed", 0, ulong.MaxValue, "a whole number from 0"),
        };
    }

    private static int? Whole(YamlSection tune, string key, int least, int most) =>
        (int?)tune.FindWhole(key, least, most, FormattableString.Invariant($"a whole number, {least} to {most}"));

    private static string ReadModel(YamlSection tune, ImmutableArray<ModelDefinition> models)
    {
        string[] local = [.. models.Where(model => model.Provider == ModelDefinition.Local).Select(model => model.Name)];
        var expected = local.Length == 0 ? "a local model, and models: has none (provider: local)" : $"a local model: {Choices.Or(local)}";
        var name = tune.RequireText("model", expected);
        if (name.Length > 0 && !local.Contains(name, StringComparer.Ordinal))
        {
            tune.Wrong("model", expected + Choices.DidYouMean(name, local));
        }

        return name;
    }

    private static ImmutableArray<string> ReadTargets(YamlSection tune)
    {
        const string Expected = "a list of layers' names, such as [q_proj, v_proj]";
        if (tune.Find("targets") is not { } value)
        {
            return [];
        }

        if (value is YamlList { Items.IsEmpty: false } list && list.Items.All(item => item is YamlScalar { Text.Length: > 0 }))
        {
            return [.. list.Items.Cast<YamlScalar>().Select(item => item.Text)];
        }

        tune.Wrong("targets", Expected);
        return [];
    }
}
