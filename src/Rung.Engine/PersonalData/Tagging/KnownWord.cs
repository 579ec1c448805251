namespace Rung.Engine.PersonalData.Tagging;

/// <summary>What is known of a word.</summary>
/// <param name="Lists">The lists that have it.</param>
/// <param name="Class">What it says of the words around it, as a number; 0 for nothing.</param>
internal readonly record struct KnownWord(WordLists Lists, ushort Class);
