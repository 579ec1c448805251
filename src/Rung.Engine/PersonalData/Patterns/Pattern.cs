using System.Text.RegularExpressions;

namespace Rung.Engine.PersonalData.Patterns;

/// <summary>A kind of personal data that has a form.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Regex">What it looks like; the group <c>value</c>, where there is one, is what counts.</param>
/// <param name="Score">How sure a match is.</param>
/// <param name="Needs">What a text must have before it is searched.</param>
internal sealed record Pattern(string Type, Regex Regex, double Score, TextTraits Needs)
{
    private const string Value = "value";

    private readonly bool _hasValue = Regex.GetGroupNames().Contains(Value);

    /// <summary>Checks what the form cannot, such as a checksum.</summary>
    public Func<string, bool>? IsValid { get; init; }

    /// <summary>Where the form alone is weak: words of which one must stand beside it.</summary>
    public ContextWords? Context { get; init; }

    /// <summary>Words that say that it is something else.</summary>
    public ContextWords? Otherwise { get; init; }

    /// <summary>The place of what counts in a match, if it is one.</summary>
    public bool Accepts(string text, ValueMatch match, out (int Start, int End) place)
    {
        place = PlaceIn(text, match);
        var (start, end) = place;
        return end > start
            && Context?.StandNear(text, start, end) != false
            && Otherwise?.StandNear(text, start, end) != true
            && IsValid?.Invoke(text[start..end]) != false;
    }

    private (int Start, int End) PlaceIn(string text, ValueMatch match)
    {
        if (!_hasValue)
        {
            return (match.Index, match.Index + match.Length);
        }

        var group = Regex.Match(text, match.Index).Groups[Value];
        return (group.Index, group.Index + group.Length);
    }
}
