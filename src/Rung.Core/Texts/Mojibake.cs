using System.Collections.Immutable;
using System.Text;

namespace Rung.Core.Texts;

/// <summary>
/// Finds text that was UTF-8 and was read in another encoding, perhaps twice: characters whose bytes in that encoding are UTF-8, and which
/// read so make a likelier text. Likelihood is that of neighbours in any language: no lower-case letter before an upper-case one with
/// an accent, no letter before a sign of currency. Where both readings are possible the text is left alone.
/// </summary>
public static class Mojibake
{
    private const int MostLayers = 4;
    private const char Replacement = '\uFFFD';

    /// <summary>What the text was; <see langword="null"/> where it shows no sign of being misread.</summary>
    public static MojibakeRepair? Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Find(text, out _);
    }

    internal static MojibakeRepair? Find(string text, out ImmutableArray<TextDamage> places)
    {
        places = [];
        string? encoding = null;
        var layers = 0;
        while (layers < MostLayers && BestPage(text) is { } found)
        {
            encoding ??= found.Page.Name;
            places = layers == 0 ? [.. found.Runs.Select(run => new TextDamage(DamageKind.Mojibake, run.Start, run.Length))] : places;
            text = Read(text, found.Runs);
            layers++;
        }

        return encoding is null ? null : new MojibakeRepair(text, encoding, layers, IsCertain: !text.Contains(Replacement, StringComparison.Ordinal));
    }

    private static (CodePage Page, List<MisreadRun> Runs)? BestPage(string text)
    {
        (CodePage Page, List<MisreadRun> Runs)? best = null;
        var most = 0;
        foreach (var page in CodePage.All)
        {
            var runs = Misread(text, page);
            var gain = runs.Sum(run => run.Gain);
            if (gain > most)
            {
                (best, most) = ((page, runs), gain);
            }
        }

        return best;
    }

    private static List<MisreadRun> Misread(string text, CodePage page)
    {
        var runs = MisreadRun.FindAll(text, page).ToList();
        if (!runs.Exists(run => run.IsClear))
        {
            return [];
        }

        // One clear place makes the less clear ones likelier; where nothing else in the text is beyond ASCII, all was misread.
        var isWhole = runs.Sum(run => run.Length) == text.Count(character => character > '~' && page.ByteOf(character) != 0);
        return runs.FindAll(run => run.IsClear || run.Gain > 0 || (isWhole && run.Gain >= 0));
    }

    private static string Read(string text, List<MisreadRun> runs)
    {
        var repaired = new StringBuilder(text.Length);
        var from = 0;
        foreach (var run in runs)
        {
            repaired.Append(text, from, run.Start - from).Append(run.Reading);
            from = run.Start + run.Length;
        }

        return repaired.Append(text, from, text.Length - from).ToString();
    }
}
