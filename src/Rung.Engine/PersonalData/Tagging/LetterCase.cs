namespace Rung.Engine.PersonalData.Tagging;

/// <summary>Which letters a text has.</summary>
internal enum LetterCase
{
    Both,
    Lower,
    Upper,
}
