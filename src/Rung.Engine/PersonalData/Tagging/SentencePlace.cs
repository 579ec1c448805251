namespace Rung.Engine.PersonalData.Tagging;

/// <summary>Where in a sentence a token stands: at the start a capital says little.</summary>
internal enum SentencePlace
{
    Inside,
    Start,
    Line,
}
