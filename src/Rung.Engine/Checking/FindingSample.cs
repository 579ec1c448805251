using Rung.Core.Data;

namespace Rung.Engine.Checking;

/// <summary>One example of a finding as a person reads it.</summary>
/// <param name="Id">The example.</param>
/// <param name="Split">Where it is.</param>
/// <param name="Text">Its input, cut where it is long; personal data in it is masked.</param>
/// <param name="Evidence">What speaks against it.</param>
public sealed record FindingSample(ExampleId Id, Split Split, string Text, string Evidence);
