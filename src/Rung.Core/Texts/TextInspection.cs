using System.Collections.Immutable;

namespace Rung.Core.Texts;

/// <summary>What one text is made of, and what is wrong with its characters. Says nothing of its meaning.</summary>
public sealed record TextInspection
{
    /// <summary>Unicode characters (code points); a lone surrogate counts as one.</summary>
    public required int Characters { get; init; }

    /// <summary>
    /// Runs of letters, marks, digits, apostrophes and hyphens with a letter or digit in them; each character of Han and Kana counts as a
    /// word of its own, and a run of Thai as one, which is too few.
    /// </summary>
    public required int Words { get; init; }

    public required ScriptCounts Scripts { get; init; }

    /// <summary>In the order of the text.</summary>
    public ImmutableArray<TextDamage> Damage { get; init; } = [];

    /// <summary>What a misread text was; <see langword="null"/> where none is found.</summary>
    public MojibakeRepair? Repair { get; init; }

    public static TextInspection Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return CleanAscii.TryInspect(text, out var inspection) ? inspection : TextInspector.Inspect(text);
    }

    public bool Has(DamageKind kind)
    {
        foreach (var damage in Damage)
        {
            if (damage.Kind == kind)
            {
                return true;
            }
        }

        return false;
    }
}
