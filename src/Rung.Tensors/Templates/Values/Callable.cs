namespace Rung.Tensors.Templates.Values;

/// <summary>A macro, a method of a value, or a function of the host.</summary>
internal sealed record Callable(string Name, Func<Arguments, object?> Call);
