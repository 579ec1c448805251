using System.Collections.Immutable;

namespace Rung.Engine.Yaml;

/// <summary>A value of a YAML file with the place where it begins, from 1.</summary>
internal abstract record YamlValue(int Line, int Column)
{
    /// <summary>What a person sees there, for a message. Long texts are cut.</summary>
    public abstract string Described { get; }
}

/// <summary>A single value. <paramref name="IsPlain"/>: written without quotes, so that it may be a number or null.</summary>
internal sealed record YamlScalar(int Line, int Column, string Text, bool IsPlain) : YamlValue(Line, Column)
{
    private const int LongestShown = 60;

    public bool IsNull => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";

    public override string Described => (IsNull, IsPlain) switch
    {
        (true, _) => "nothing",
        (_, true) => $"'{Shown}'",
        _ => $"the text \"{Shown}\"",
    };

    private string Shown => Text.Length <= LongestShown ? Text : Text[..LongestShown] + "…";
}

/// <summary>Values one after the other.</summary>
internal sealed record YamlList(int Line, int Column, ImmutableArray<YamlValue> Items) : YamlValue(Line, Column)
{
    public override string Described => "a list";
}

/// <summary>Values by key, in the order of the file; a key may occur twice, which its reader reports.</summary>
internal sealed record YamlMap(int Line, int Column, ImmutableArray<YamlEntry> Entries) : YamlValue(Line, Column)
{
    public override string Described => "a mapping";
}

internal readonly record struct YamlEntry(YamlScalar Key, YamlValue Value);
