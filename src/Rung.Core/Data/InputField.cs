namespace Rung.Core.Data;

/// <summary>One named part of a structured input: a column of the team's CSV or a property of its JSON.</summary>
public readonly record struct InputField(string Name, string Value);
