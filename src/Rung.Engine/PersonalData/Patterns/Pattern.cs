using System.Text.RegularExpressions;

namespace Rung.Engine.PersonalData.Patterns;

/// <summary>A kind of personal data that has a form.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Regex">What it looks like; the group <c>value</c>, where there is one, is what counts.</param>
/// <param name="Score">How sure a match is.</param>
/// <param name="IsValid">Checks what the form cannot, such as a checksum.</param>
internal sealed record Pattern(string Type, Regex Regex, double Score, Func<string, bool>? IsValid = null)
{
    private const string Value = "value";

    private bool HasValue { get; } = Regex.GetGroupNames().Contains(Value);

    /// <summary>The place of what counts in a match that begins at <paramref name="start"/>.</summary>
    public (int Start, int Length) ValueOf(string text, int start, int length)
    {
        if (!HasValue)
        {
            return (start, length);
        }

        var group = Regex.Match(text, start).Groups[Value];
        return (group.Index, group.Length);
    }
}
