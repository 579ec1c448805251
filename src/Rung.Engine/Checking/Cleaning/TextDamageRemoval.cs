using System.Text;
using Rung.Core.Texts;

namespace Rung.Engine.Checking.Cleaning;

/// <summary>Takes out of a text what nobody sees and no script needs.</summary>
internal static class TextDamageRemoval
{
    public static string WithoutUnseen(string text)
    {
        var unseen = TextInspection.Of(text).Damage
            .Where(damage => damage.Kind is DamageKind.ControlCharacter or DamageKind.InvisibleCharacter or DamageKind.LoneSurrogate)
            .ToArray();
        if (unseen.Length == 0)
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        var start = 0;
        foreach (var damage in unseen)
        {
            kept.Append(text, start, damage.Start - start);
            start = damage.Start + damage.Length;
        }

        return kept.Append(text, start, text.Length - start).ToString();
    }
}
