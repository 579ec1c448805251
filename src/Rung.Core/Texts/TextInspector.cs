using System.Buffers;
using System.Globalization;
using System.Text;

namespace Rung.Core.Texts;

/// <summary>Inspects a text character by character: the long way, for all that is not plain ASCII. One text each.</summary>
internal sealed class TextInspector
{
    private const int Scripts = (int)Script.Other + 1;

    private readonly string _text;
    private readonly int[] _scripts = new int[Scripts];
    private readonly List<TextDamage> _damage = [];
    private readonly bool _isRightToLeft;
    private int _characters;
    private int _words;
    private bool _isInRun;
    private bool _isInWord;

    private TextInspector(string text)
    {
        _text = text;
        _isRightToLeft = text.Any(InvisibleCharacters.IsRightToLeft);
    }

    public static TextInspection Inspect(string text)
    {
        var inspector = new TextInspector(text);
        inspector.ReadAll();
        return inspector.Finish();
    }

    private void ReadAll()
    {
        for (var i = 0; i < _text.Length;)
        {
            _characters++;
            if (Rune.DecodeFromUtf16(_text.AsSpan(i), out var rune, out var length) is not OperationStatus.Done)
            {
                Note(DamageKind.LoneSurrogate, i, 1);
                EndWord();
                i++;
                continue;
            }

            Count(rune);
            Check(rune, i, length);
            i += length;
        }
    }

    private void Count(Rune rune)
    {
        var script = ScriptTable.Of(rune);
        if (script is { } known)
        {
            _scripts[(int)known]++;
        }

        if (script is Script.Han or Script.Kana)
        {
            EndWord();
            _words++;
        }
        else if (Rune.IsLetterOrDigit(rune))
        {
            _words += _isInWord ? 0 : 1;
            (_isInRun, _isInWord) = (true, true);
        }
        else if (!(_isInRun || IsInner(rune)) || !IsInner(rune))
        {
            EndWord();
        }
        else
        {
            _isInRun = true;
        }
    }

    private static bool IsInner(Rune rune) => rune.Value is '\'' or '-' or '\u2019' or '\u200C' or '\u200D' or '\u00AD'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private void EndWord() => (_isInRun, _isInWord) = (false, false);

    private void Check(Rune rune, int start, int length)
    {
        switch (rune.Value)
        {
            case '&' or '\\':
                if (Escape.LengthAt(_text, start) is > 0 and var escaped)
                {
                    Note(rune.Value == '&' ? DamageKind.HtmlEntity : DamageKind.EscapedCharacter, start, escaped);
                }

                return;
            case '\t' or '\n' or '\r' or (>= ' ' and <= '~'):
                return;
            case 0xFFFD:
                Note(DamageKind.ReplacementCharacter, start, length);
                return;
            default:
                CheckCategory(rune, start, length);
                return;
        }
    }

    private void CheckCategory(Rune rune, int start, int length)
    {
        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.Control:
                Note(DamageKind.ControlCharacter, start, length);
                break;
            case UnicodeCategory.PrivateUse:
                Note(DamageKind.PrivateUse, start, length);
                break;
            case UnicodeCategory.Format when InvisibleCharacters.IsDamage(_text, start, rune.Value, _isRightToLeft):
                Note(DamageKind.InvisibleCharacter, start, length);
                break;
            default:
                break;
        }
    }

    private void Note(DamageKind kind, int start, int length) => _damage.Add(new TextDamage(kind, start, length));

    private TextInspection Finish()
    {
        var repair = Mojibake.Find(_text, out var misread);

        // What a misread place is made of is no damage of its own.
        var own = _damage.Where(damage => !misread.Any(place => damage.Start >= place.Start && damage.Start < place.Start + place.Length));
        return new TextInspection
        {
            Characters = _characters,
            Words = _words,
            Scripts = new ScriptCounts(_scripts),
            Damage = _damage.Count == 0 && misread.IsEmpty ? [] : [.. own.Concat(misread).OrderBy(damage => damage.Start)],
            Repair = repair,
        };
    }
}
