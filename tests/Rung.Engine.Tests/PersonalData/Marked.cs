using System.Text;
using Rung.Engine.PersonalData;

namespace Rung.Engine.Tests.PersonalData;

/// <summary>Texts in which angle brackets mark spans.</summary>
internal static class Marked
{
    public static (string Text, IReadOnlyList<PersonalSpan> Spans) Read(string marked, string type = PersonalTypes.Person)
    {
        var (text, spans, start) = (new StringBuilder(), new List<PersonalSpan>(), 0);
        foreach (var character in marked)
        {
            if (character == '<')
            {
                start = text.Length;
            }
            else if (character == '>')
            {
                spans.Add(new PersonalSpan(start, text.Length, type, 1));
            }
            else
            {
                text.Append(character);
            }
        }

        return (text.ToString(), spans);
    }

    /// <summary>The spans of a type, as the text has them.</summary>
    public static string[] Values(string text, IEnumerable<PersonalSpan> spans, string type) =>
        [.. spans.Where(span => span.Type == type).Select(span => text[span.Start..span.End])];
}
