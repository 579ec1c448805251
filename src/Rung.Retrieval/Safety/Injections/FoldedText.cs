using System.Globalization;
using System.Text;

namespace Rung.Retrieval.Safety.Injections;

/// <summary>
/// A text as the signs see it: lower case, without accents, look-alikes and unseen characters, white space as one space or line
/// end; with the place of each character in the text it was made from.
/// </summary>
internal sealed class FoldedText
{
    private const string Accented = "àáâãäåçèéêëìíîïñòóôõöùúûüýÿšžœāēīōūăğışąćęłńśźżřčěďťňů";
    private const string Bare = "aaaaaaceeeeiiiinooooouuuuyyszoaeiouagisacelnszzrcedtnu";

    /// <summary>Cyrillic and Greek letters that look like Latin ones.</summary>
    private const string Alike = "аеорсухівѕјһοαενικρτυΙΑΕΟΤΡΚΜΝΗ";
    private const string Latin = "aeopcyxibsjhoaevikptuiaeotpkmnh";

    private static readonly Dictionary<char, char> Folds = Accented.Zip(Bare).Concat(Alike.Zip(Latin)).DistinctBy(pair => pair.First)
        .ToDictionary(pair => pair.First, pair => pair.Second);

    private readonly List<int> _places;

    private FoldedText(string text, List<int> places, bool hasAlikes) => (Text, _places, HasLookAlikes) = (text, places, hasAlikes);

    public string Text { get; }

    /// <summary>Whether a word mixes scripts, or letters of mathematics and of full width were unfolded: nobody writes so by chance.</summary>
    public bool HasLookAlikes { get; }

    public static FoldedText Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        var places = new List<int>(text.Length);
        var alikes = 0;
        for (var i = 0; i < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length);
            var (character, isAlike) = Fold(rune, i > 0 ? text[i - 1] : ' ');
            alikes += isAlike ? 1 : 0;
            Append(folded, places, character, i);
            i += length;
        }

        return new FoldedText(folded.ToString(), places, alikes > 3);
    }

    /// <summary>The place in the original text of a stretch of the folded one.</summary>
    public TextSpan Original(int start, int end) => _places.Count == 0
        ? default
        : new TextSpan(_places[Math.Min(start, _places.Count - 1)], _places[Math.Clamp(end - 1, 0, _places.Count - 1)] + 1);

    private static void Append(StringBuilder folded, List<int> places, char character, int place)
    {
        if (character is '\0')
        {
            return;
        }

        if (character is ' ' or '\n' && folded.Length > 0 && folded[^1] is ' ' or '\n')
        {
            folded[^1] = character is '\n' ? '\n' : folded[^1];
            return;
        }

        folded.Append(character);
        places.Add(place);
    }

    private static (char Character, bool IsAlike) Fold(Rune rune, char before) => rune.Value switch
    {
        '\n' or '\r' => ('\n', false),
        >= 'A' and <= 'Z' => ((char)(rune.Value | 0x20), false),
        < 0x80 => ((char)rune.Value is '\t' ? ' ' : (char)rune.Value, false),
        >= 0xFF01 and <= 0xFF5E => (char.ToLowerInvariant((char)(rune.Value - 0xFEE0)), true),
        >= 0x1D400 and <= 0x1D6A3 => ((char)('a' + ((rune.Value - 0x1D400) % 26)), true),
        0x201C or 0x201D or 0x201E or 0xAB or 0xBB => ('"', false),
        0x2018 or 0x2019 or 0x201A => ('\'', false),
        0x2010 or 0x2011 or 0x2013 or 0x2014 => ('-', false),
        0xDF => ('s', false),
        _ when rune.IsBmp => FoldLetter((char)rune.Value, before),
        _ => (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format ? '\0' : '?', false),
    };

    private static (char Character, bool IsAlike) FoldLetter(char character, char before) => CharUnicodeInfo.GetUnicodeCategory(character) switch
    {
        UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.Control => ('\0', false),
        UnicodeCategory.SpaceSeparator => (' ', false),
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => ('\n', false),

        // Greek and Russian texts have these letters too; beside a Latin one they are a mask.
        _ when Folds.TryGetValue(character, out var bare) || Folds.TryGetValue(char.ToLowerInvariant(character), out bare) =>
            (bare, character >= '\u0370' && char.IsAsciiLetter(before)),
        _ => (char.ToLowerInvariant(character), false),
    };
}
