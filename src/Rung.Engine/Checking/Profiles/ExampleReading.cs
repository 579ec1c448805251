using System.Text;
using Rung.Core.Data;
using Rung.Core.Texts;

namespace Rung.Engine.Checking.Profiles;

/// <summary>What the profile needs to know of one example.</summary>
/// <param name="Characters">Of the input.</param>
/// <param name="Words">Of the input.</param>
/// <param name="Bytes">Of the input in UTF-8.</param>
/// <param name="Script">Of most letters of the input.</param>
/// <param name="Letters">Of the input.</param>
/// <param name="LatinLetters">Of the input.</param>
/// <param name="DamageBits">One bit for each kind of damage in input or expected output.</param>
/// <param name="Answer">Whether the expected output stands in the input; <see langword="null"/> where it could not.</param>
/// <param name="Chance">The same of another example's expected output.</param>
internal readonly record struct ExampleReading(
    int Characters, int Words, int Bytes, Script? Script, int Letters, int LatinLetters, int DamageBits, bool? Answer, bool? Chance)
{
    public static ExampleReading Of(Example example, Example? other, SpokenText spoken)
    {
        var input = TextInspection.Of(example.Input.Text);
        var expected = example.Expected is { } text ? DamageOf(TextInspection.Of(text)) : 0;
        spoken.Hear(example.Input.Text);
        return new ExampleReading(
            input.Characters,
            input.Words,
            Encoding.UTF8.GetByteCount(example.Input.Text),
            input.Scripts.Dominant,
            input.Scripts.Total,
            input.Scripts[Core.Texts.Script.Latin],
            DamageOf(input) | expected,
            spoken.Holds(example.Expected),
            spoken.Holds(other?.Expected));
    }

    public bool Has(DamageKind kind) => (DamageBits & Bit(kind)) != 0;

    private static int DamageOf(TextInspection inspection)
    {
        var bits = 0;
        foreach (var damage in inspection.Damage)
        {
            bits |= Bit(damage.Kind);
        }

        return bits;
    }

    private static int Bit(DamageKind kind) => 1 << (int)kind;
}
