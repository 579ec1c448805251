namespace Rung.Tensors.Templates;

/// <summary>What a template may use up: it comes with a model and is somebody else's program.</summary>
public sealed record TemplateLimits
{
    /// <summary>Expressions and statements that are evaluated; long strings and lists count as many. A million.</summary>
    public int MaxSteps { get; init; } = 1_000_000;

    /// <summary>UTF-16 units of the text, and of any string on the way. Sixteen million.</summary>
    public int MaxLength { get; init; } = 16_000_000;
}
