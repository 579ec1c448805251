namespace Rung.Tensors.Templates.Values;

/// <summary>What is not there: false, empty, and written as nothing; whatever asks more of it fails with the reason.</summary>
internal sealed record Undefined(string Reason);
