using System.Collections.Immutable;
using Rung.Core.Economics;
using Rung.Core.Ladder;
using Rung.Engine.Faults;
using Rung.Engine.Yaml;

namespace Rung.Engine.Tasks;

/// <summary>Reads the keys <c>candidates</c> and <c>incumbent</c>.</summary>
internal sealed class CandidateSection(TaskFiles files, FaultList faults)
{
    private const string Automatic = "auto";

    private const string ItemExample = "auto, or a recorded candidate such as { name: today, rung: prompt, recorded: today.jsonl }";

    private static readonly string[] Keys = ["name", "rung", "recorded", "deployable", "regrade", "cost_per_1k"];

    private static readonly string[] Rungs = ["baseline", "prompt", "retrieve", "tune", "distill"];

    private readonly Dictionary<string, int> _lines = new(StringComparer.OrdinalIgnoreCase);

    public (ImmutableArray<RecordedCandidateDefinition> Recorded, bool IncludesAutomatic) Read(YamlSection root) =>
        root.Find("candidates") switch
        {
            null or YamlScalar { Text: Automatic } => ([], true),
            YamlList { Items.IsEmpty: false } list => ReadList(root, list),
            YamlList => Refuse(root, "an empty list"),
            { } other => Refuse(root, other.Described),
        };

    /// <summary>What Rung itself will try is not known here: a name among automatic candidates is the climb's to check.</summary>
    public static string? ReadIncumbent(
        YamlSection root, ImmutableArray<RecordedCandidateDefinition> recorded, bool includesAutomatic)
    {
        var names = recorded.Select(candidate => candidate.Name).ToList();
        if (root.FindText("incumbent", "the name of a candidate") is not { } name)
        {
            return null;
        }

        if (!includesAutomatic && !names.Contains(name))
        {
            root.Wrong("incumbent", $"the name of a candidate: {Choices.Or(names)}{Choices.DidYouMean(name, names)}");
        }

        return name;
    }

    private static (ImmutableArray<RecordedCandidateDefinition> Recorded, bool IncludesAutomatic) Refuse(YamlSection root, string found)
    {
        root.Wrong("candidates", found, $"auto, or a list of: {ItemExample}");
        return ([], true);
    }

    private (ImmutableArray<RecordedCandidateDefinition> Recorded, bool IncludesAutomatic) ReadList(YamlSection root, YamlList list)
    {
        var recorded = ImmutableArray.CreateBuilder<RecordedCandidateDefinition>();
        var includesAutomatic = false;
        for (var i = 0; i < list.Items.Length; i++)
        {
            switch (list.Items[i])
            {
                case YamlScalar { Text: Automatic } when !includesAutomatic:
                    includesAutomatic = true;
                    break;
                case YamlMap map:
                    recorded.Add(ReadRecorded(new YamlSection(map, $"candidates[{i}]", Keys, faults)));
                    break;
                case YamlScalar { Text: Automatic } again:
                    root.WrongItem("candidates", again, "auto a second time", "it once");
                    break;
                case var other:
                    root.WrongItem("candidates", other, ItemExample);
                    break;
            }
        }

        return (recorded.ToImmutable(), includesAutomatic);
    }

    private RecordedCandidateDefinition ReadRecorded(YamlSection candidate)
    {
        if (candidate.Find("recorded") is null)
        {
            candidate.Missing("recorded", "the file of its attempts (JSON Lines)");
        }

        return new RecordedCandidateDefinition
        {
            Name = ReadName(candidate),
            Rung = ReadRung(candidate),
            File = files.FindFile(candidate, "recorded") ?? "",
            IsDeployable = candidate.FindFlag("deployable") ?? true,
            Regrades = candidate.FindFlag("regrade") ?? false,
            CostPer1K = candidate.FindNumber("cost_per_1k", 0, decimal.MaxValue, "United States dollars per thousand calls, from 0") is { } usd
                ? new Money(usd)
                : null,
        };
    }

    private string ReadName(YamlSection candidate)
    {
        var name = candidate.RequireText("name", "a name of its own").Trim();
        if (name.Length > 0 && candidate.Find("name") is { } place && !_lines.TryAdd(name, place.Line))
        {
            candidate.Wrong("name", $"'{name}', which the candidate on line {_lines[name]} has too", "a name of its own");
        }

        return name;
    }

    private static RungKind ReadRung(YamlSection candidate)
    {
        var expected = $"{Choices.Or(Rungs)}, or its number, 0 to 4";
        var name = candidate.RequireText("rung", expected);
        var number = Array.IndexOf(Rungs, name);
        if (number < 0 && name is [>= '0' and <= '4'])
        {
            number = name[0] - '0';
        }

        if (number < 0 && name.Length > 0)
        {
            candidate.Wrong("rung", expected + Choices.DidYouMean(name, Rungs));
        }

        return (RungKind)Math.Max(number, 0);
    }
}
