using System.Collections.Immutable;
using System.Text;
using Rung.Core.Ladder;
using Rung.Engine.Faults;
using Rung.Engine.Tasks;
using Rung.Engine.Yaml;

namespace Rung.Engine.Policies;

/// <summary>Reads a team's policy: what its file does not say stays as it is built in.</summary>
public static class PolicyReader
{
    private const string Share = "a share between 0 and 1";

    private static readonly string[] Keys =
        ["confidence", "margin", "failure_limit", "verdict_days", "race_batch", "data"];

    private static readonly string[] DataKeys = ["refuse_from", "fewest_of_label", "personal_data_characters", "minimums"];

    private static readonly string[] RefuseKeys = ["copied_test", "twins_of_test", "group_leakage", "damaged_text"];

    /// <summary>The policy that comes with Rung, as the commented file that a team may copy and change.</summary>
    public static string BuiltInText()
    {
        using var stream = typeof(PolicyReader).Assembly.GetManifestResourceStream($"{typeof(PolicyReader).Namespace}.policy.yaml")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>The policy of a task: built in, or as the file that <c>rung.yaml</c> names overrides it.</summary>
    /// <exception cref="TaskException">With every fault of the file.</exception>
    public static async Task<Policy> ReadAsync(TaskDefinition task, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);

        return task.Policy is { } file
            ? Parse(await new TaskFiles(task.Folder).ReadTextAsync(file, cancellationToken), file)
            : new Policy();
    }

    /// <exception cref="TaskException">With every fault of the text.</exception>
    public static Policy Parse(string text, string name)
    {
        var faults = new FaultList(name);
        var policy = new Policy { Source = name };
        switch (YamlTree.Parse(text, faults))
        {
            case YamlMap map:
                policy = Read(new YamlSection(map, "", Keys, faults), policy);
                break;
            case { } other when other is not YamlScalar { IsNull: true }:
                faults.Add(other.Line, other.Column, $"found {other.Described}; expected 'key: value' lines, such as 'confidence: 0.95'.");
                break;
        }

        return faults.IsEmpty ? policy : throw new TaskException(faults.ToTexts());
    }

    private static Policy Read(YamlSection root, Policy usual)
    {
        var days = root.FindSection("verdict_days", ["model", "baseline"], "{ model: 90, baseline: 180 }");
        const string Days = "a whole number of days from 1 to 3650";
        return usual with
        {
            Confidence = (double?)root.FindNumber("confidence", 0.5m, 0.9999m, "a number between 0.5 and 0.9999") ?? usual.Confidence,
            Margin = (double?)root.FindNumber("margin", 0, 1, Share) ?? usual.Margin,
            FailureLimit = (double?)root.FindNumber("failure_limit", 0, 1, Share) ?? usual.FailureLimit,
            ModelVerdictDays = (int?)days?.FindWhole("model", 1, 3650, Days) ?? usual.ModelVerdictDays,
            BaselineVerdictDays = (int?)days?.FindWhole("baseline", 1, 3650, Days) ?? usual.BaselineVerdictDays,
            RaceBatch = (int?)root.FindWhole("race_batch", 1, 100_000, "a whole number of examples from 1") ?? usual.RaceBatch,
            Data = root.FindSection("data", DataKeys, "{ fewest_of_label: 5 }") is { } data ? Read(data, usual.Data) : usual.Data,
        };
    }

    private static DataPolicy Read(YamlSection data, DataPolicy usual)
    {
        var refuse = data.FindSection("refuse_from", RefuseKeys, "{ copied_test: 0.10 }");
        return usual with
        {
            CopiedTestLimit = Limit(refuse, "copied_test") ?? usual.CopiedTestLimit,
            TwinsOfTestLimit = Limit(refuse, "twins_of_test") ?? usual.TwinsOfTestLimit,
            GroupLeakageLimit = Limit(refuse, "group_leakage") ?? usual.GroupLeakageLimit,
            DamagedTextLimit = Limit(refuse, "damaged_text") ?? usual.DamagedTextLimit,
            FewestOfLabel = (int?)data.FindWhole("fewest_of_label", 1, 1_000_000, "a whole number of examples from 1") ?? usual.FewestOfLabel,
            PersonalDataCharacters = (int?)data.FindWhole("personal_data_characters", 0, int.MaxValue, "a whole number of characters from 0")
                ?? usual.PersonalDataCharacters,
            Minimums = ReadMinimums(data, usual.Minimums),
        };
    }

    private static double? Limit(YamlSection? refuse, string key) => (double?)refuse?.FindNumber(key, 0, 1, Share);

    private static ImmutableArray<DataMinimum> ReadMinimums(YamlSection data, ImmutableArray<DataMinimum> usual)
    {
        var names = usual.Select(minimum => minimum.Approach).ToArray();
        if (data.FindSection("minimums", names, "{ lora: { examples: 500 } }") is not { } minimums)
        {
            return usual;
        }

        return
        [
            .. from minimum in usual
               let own = minimums.FindSection(minimum.Approach, ["examples", "source"], "{ examples: 500, source: our own runs }")
               select own is null ? minimum : Read(own, minimum),
        ];
    }

    private static DataMinimum Read(YamlSection own, DataMinimum usual) => usual with
    {
        Examples = (int?)own.FindWhole("examples", 0, 1_000_000_000, "a whole number of examples from 0") ?? usual.Examples,
        Source = own.FindText("source", "who says so") ?? "the team's policy",
    };
}
