using Rung.Core.Data;
using Rung.Core.Similarity;
using Rung.Core.Statistics;
using Rung.Studies.Copies;
using Rung.Studies.Rung0;

namespace Rung.Studies.Twinned;

/// <summary>A copy of Banking77 with planted copies, seeded.</summary>
/// <param name="Train">With the near-copies of its own examples.</param>
/// <param name="Test">With the copies of train examples that leaked into it.</param>
/// <param name="OriginalOf">For each planted copy the example that it copies.</param>
internal sealed record Planting(IReadOnlyList<Example> Train, IReadOnlyList<Example> Test, IReadOnlyDictionary<ExampleId, ExampleId> OriginalOf)
{
    private const int Copies = 300;
    private const int Leaks = 50;
    private const int LongText = 128;
    private const double LeastJaccard = 0.8;

    /// <summary>300 near-copies within train with 1 to 3 edits, 50 copies of train in test with 0 to 2.</summary>
    public static Planting Of(Banking77 data, ulong seed, bool editsWords)
    {
        var random = new SplitMix64(seed);
        var victims = data.Train.ToArray();
        random.Shuffle(victims.AsSpan());
        string[] words = [.. data.Train.SelectMany(example => example.Input.Text.Split(' ')).Where(word => word.Length > 0)];
        var originals = new Dictionary<ExampleId, ExampleId>();
        var train = data.Train.ToList();
        var test = data.Test.ToList();
        for (var i = 0; i < Copies + Leaks; i++)
        {
            var isLeak = i >= Copies;
            var edits = isLeak ? random.Next(3) : 1 + random.Next(3);
            var text = victims[i].Input.Text;
            var edited = editsWords ? Edits.ApplyToWords(text, edits, words, random) : Edits.Apply(text, edits, random);
            var copy = victims[i] with { Id = new ExampleId($"planted-{i:D3}"), Input = ExampleInput.OfText(edited) };
            originals.Add(copy.Id, victims[i].Id);
            (isLeak ? test : train).Add(copy);
        }

        return new Planting(train, test, originals);
    }

    public static bool IsLeak(ExampleId copy) => int.Parse(copy.ToString()[^3..], System.Globalization.CultureInfo.InvariantCulture) >= Copies;

    /// <summary>The planted pairs, and all pairs whose edit distance is within the rule for short texts: by looking at every pair.</summary>
    public HashSet<(ExampleId, ExampleId)> TruePairs(bool countsLong, out int natural)
    {
        Example[] all = [.. Train, .. Test];
        var texts = Array.ConvertAll(all, example => ComparableText.Of(example.Input.Text));
        var order = Enumerable.Range(0, all.Length).OrderBy(i => texts[i].Length).ToArray();
        var found = new System.Collections.Concurrent.ConcurrentBag<(ExampleId, ExampleId)>();
        Parallel.For(0, order.Length, i =>
        {
            var one = texts[order[i]];
            var most = Math.Min(3, one.Length / 8);
            for (var j = i + 1; j < order.Length && texts[order[j]].Length <= one.Length + most; j++)
            {
                if (EditDistance.AtMost(one, texts[order[j]], most) <= most)
                {
                    found.Add(Pair(all[order[i]].Id, all[order[j]].Id));
                }
            }
        });
        var pairs = found.ToHashSet();
        if (countsLong)
        {
            AddLong(all, texts, pairs);
        }

        natural = pairs.Count(pair => !OriginalOf.ContainsKey(pair.Item1) && !OriginalOf.ContainsKey(pair.Item2));
        pairs.UnionWith(OriginalOf.Select(copy => Pair(copy.Key, copy.Value)));
        return pairs;
    }

    /// <summary>The pairs whose longer text has more than 128 characters, by sets of strings and not of hashes.</summary>
    private static void AddLong(Example[] all, string[] texts, HashSet<(ExampleId, ExampleId)> pairs)
    {
        var grams = Enumerable.Range(0, all.Length).Where(i => texts[i].Length >= LongText * LeastJaccard)
            .Select(i => (all[i].Id, texts[i].Length, Grams: GramsOf(texts[i]))).ToArray();
        for (var i = 0; i < grams.Length; i++)
        {
            for (var j = i + 1; j < grams.Length; j++)
            {
                var common = Math.Max(grams[i].Length, grams[j].Length) > LongText ? grams[i].Grams.Count(grams[j].Grams.Contains) : 0;
                if (common >= LeastJaccard * (grams[i].Grams.Count + grams[j].Grams.Count - common) && common > 0)
                {
                    pairs.Add(Pair(grams[i].Id, grams[j].Id));
                }
            }
        }
    }

    private static HashSet<string> GramsOf(string text)
    {
        const int size = 5;
        var padded = $"{new string('\0', size - 1)}{text}{new string('\0', size - 1)}";
        return [.. Enumerable.Range(0, padded.Length - size + 1).Select(i => padded.Substring(i, size))];
    }

    public static (ExampleId, ExampleId) Pair(ExampleId one, ExampleId other) => one < other ? (one, other) : (other, one);
}
