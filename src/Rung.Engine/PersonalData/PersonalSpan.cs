namespace Rung.Engine.PersonalData;

/// <summary>A place in a text that names a person, or leads to one.</summary>
/// <param name="Start">Its first character, in UTF-16 units.</param>
/// <param name="End">The character after its last.</param>
/// <param name="Type">What it is; see <see cref="PersonalTypes"/>.</param>
/// <param name="Score">How sure the detector is, in [0, 1].</param>
public readonly record struct PersonalSpan(int Start, int End, string Type, double Score)
{
    public int Length => End - Start;
}
