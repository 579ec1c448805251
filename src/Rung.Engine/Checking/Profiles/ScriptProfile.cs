using Rung.Core.Texts;

namespace Rung.Engine.Checking.Profiles;

/// <summary>Inputs in one script.</summary>
/// <param name="Script">The script of most of their letters; <see langword="null"/> for inputs without a letter.</param>
/// <param name="Count">How many inputs.</param>
/// <param name="Share">Of the inputs.</param>
internal sealed record ScriptProfile(Script? Script, int Count, double Share);
