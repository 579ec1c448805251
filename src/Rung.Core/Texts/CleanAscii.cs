using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Rung.Core.Texts;

/// <summary>The short way for what most texts are: printable ASCII without anything that could be an escape.</summary>
internal static class CleanAscii
{
    private static readonly SearchValues<char> Clean = SearchValues.Create(
        [.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code).Except(['&', '\\']), '\t', '\n', '\r']);

    // 1: a letter; 2: part of a word; a word needs one of 4.
    private static readonly byte[] Classes = MakeClasses();

    public static bool TryInspect(string text, [NotNullWhen(true)] out TextInspection? inspection)
    {
        inspection = null;
        if (text.AsSpan().ContainsAnyExcept(Clean))
        {
            return false;
        }

        var (letters, words) = Count(text);
        inspection = new TextInspection { Characters = text.Length, Words = words, Scripts = ScriptCounts.OfLatin(letters) };
        return true;
    }

    private static (int Letters, int Words) Count(ReadOnlySpan<char> text)
    {
        var classes = Classes.AsSpan();
        var (letters, words, run) = (0, 0, 0);
        foreach (var character in text)
        {
            var kind = classes[character & 0x7F];
            letters += kind & 1;

            // Both without a branch: what a run has seen is kept while it goes on, and it counts when it first shows 4.
            var kept = -((kind >> 1) & 1) & run;
            var seen = kept | (kind & 4);
            words += (seen & ~kept) >> 2;
            run = seen;
        }

        return (letters, words);
    }

    private static byte[] MakeClasses()
    {
        var classes = new byte[128];
        for (var code = 0; code < classes.Length; code++)
        {
            var character = (char)code;
            classes[code] = (byte)((char.IsAsciiLetter(character) ? 1 : 0)
                | (char.IsAsciiLetterOrDigit(character) ? 2 | 4 : 0)
                | (character is '\'' or '-' ? 2 : 0));
        }

        return classes;
    }
}
