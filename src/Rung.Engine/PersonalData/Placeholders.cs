using System.Text.RegularExpressions;

namespace Rung.Engine.PersonalData;

/// <summary>What scrubbing left, such as <c>[PERSON]</c> or <c>[PERSON:0c5e1a77b2]</c>: that is no personal data.</summary>
internal static partial class Placeholders
{
    /// <summary>Takes out the spans that touch a placeholder.</summary>
    public static void RemoveFrom(List<PersonalSpan> spans, string text)
    {
        if (spans.Count == 0 || !text.Contains('['))
        {
            return;
        }

        foreach (var placeholder in Form().EnumerateMatches(text))
        {
            var (start, end) = (placeholder.Index, placeholder.Index + placeholder.Length);
            spans.RemoveAll(span => span.Start < end && span.End > start);
        }
    }

    [GeneratedRegex(@"\[[A-Z][A-Z_]{2,30}(:[0-9a-f]{10})?\]", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
