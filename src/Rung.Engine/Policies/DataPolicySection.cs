using System.Collections.Immutable;
using Rung.Core.Ladder;
using Rung.Engine.Yaml;

namespace Rung.Engine.Policies;

/// <summary>Reads the key <c>data</c> of a policy.</summary>
internal static class DataPolicySection
{
    private static readonly string[] DataKeys = ["refuse_from", "fewest_of_label", "personal_data_characters", "minimums"];

    private static readonly string[] RefuseKeys = ["copied_test", "twins_of_test", "group_leakage", "damaged_text"];

    public static DataPolicy Read(YamlSection root, DataPolicy usual)
    {
        if (root.FindSection("data", DataKeys, "{ fewest_of_label: 5 }") is not { } data)
        {
            return usual;
        }

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

    private static double? Limit(YamlSection? refuse, string key) => (double?)refuse?.FindNumber(key, 0, 1, PolicySections.Share);

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
