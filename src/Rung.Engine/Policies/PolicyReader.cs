using System.Text;
using Rung.Core.Ladder;
using Rung.Engine.Faults;
using Rung.Engine.Tasks;
using Rung.Engine.Yaml;

namespace Rung.Engine.Policies;

/// <summary>Reads a team's policy: what its file does not say stays as it is built in.</summary>
public static class PolicyReader
{
    private static readonly string[] Keys =
        ["confidence", "margin", "failure_limit", "verdict_days", "race_batch", "data", "gates", "ownership"];

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
            ? Parse(await TextAsync(task, cancellationToken), file)
            : new Policy();
    }

    /// <summary>The text of the policy of a task, as the team wrote it, or the built-in one.</summary>
    internal static async Task<string> TextAsync(TaskDefinition task, CancellationToken cancellationToken)
    {
        if (task.Policy is not { } file)
        {
            return BuiltInText();
        }

        try
        {
            return await new TaskFiles(task.Folder).ReadTextAsync(file, cancellationToken);
        }
        catch (DecoderFallbackException)
        {
            throw new TaskException([$"{file}: found bytes that are not UTF-8; expected the file to be saved as UTF-8."]);
        }
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
            Margin = (double?)root.FindNumber("margin", 0, 1, PolicySections.Share) ?? usual.Margin,
            FailureLimit = (double?)root.FindNumber("failure_limit", 0, 1, PolicySections.Share) ?? usual.FailureLimit,
            ModelVerdictDays = (int?)days?.FindWhole("model", 1, 3650, Days) ?? usual.ModelVerdictDays,
            BaselineVerdictDays = (int?)days?.FindWhole("baseline", 1, 3650, Days) ?? usual.BaselineVerdictDays,
            RaceBatch = (int?)root.FindWhole("race_batch", 1, 100_000, "a whole number of examples from 1") ?? usual.RaceBatch,
            Data = DataPolicySection.Read(root, usual.Data),
            Gates = GatePolicySection.Read(root, usual.Gates),
            Ownership = OwnershipPolicySection.Read(root, usual.Ownership),
        };
    }
}
