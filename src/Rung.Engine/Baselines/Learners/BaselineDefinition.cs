using System.Text;
using System.Text.Json;
using Rung.Core.Ladder;
using Rung.Engine.Baselines.Features;

namespace Rung.Engine.Baselines.Learners;

/// <summary>All that decides what a baseline answers, as canonical JSON: keys in ordinal order, no white space.</summary>
internal static class BaselineDefinition
{
    // Raised when a learner is changed such that it may answer otherwise: attempts of the old one are then not its own.
    private const int Version = 1;

    public static Candidate ToCandidate(
        BaselineMaterial material, string name, int simplicity, string learner, TextFeatures? features, ReadOnlySpan<double> grid) =>
        new()
        {
            Name = name,
            Rung = RungKind.Baseline,
            Definition = Write(material, learner, features, grid),
            Simplicity = simplicity,
        };

    private static string Write(BaselineMaterial material, string learner, TextFeatures? features, ReadOnlySpan<double> grid)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("examples", material.ExamplesId.ToString());
            if (features is { } used)
            {
                writer.WriteString("features", NameOf(used));
            }

            writer.WriteNumber("folds", material.Folds.Count);
            if (!grid.IsEmpty)
            {
                writer.WriteStartArray("grid");
                foreach (var value in grid)
                {
                    writer.WriteNumberValue(value);
                }

                writer.WriteEndArray();
            }

            writer.WriteString("learner", learner);
            writer.WriteNumber("maxExamples", material.Options.MaxExamples);
            writer.WriteString("metric", material.Options.Scorer?.Name ?? "exact");
            writer.WriteString("rung", "baseline");
            writer.WriteNumber("seed", material.Options.Seed);
            writer.WriteNumber("version", Version);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static string NameOf(TextFeatures features) => features switch
    {
        TextFeatures.Words => "tfidf words 1-2",
        TextFeatures.Characters => "tfidf characters 2-5",
        TextFeatures.WordCharacters => "tfidf characters 2-5 within words",
        _ => throw new ArgumentOutOfRangeException(nameof(features)),
    };
}
