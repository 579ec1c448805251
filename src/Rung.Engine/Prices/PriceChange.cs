namespace Rung.Engine.Prices;

/// <summary>A model that costs something else since an update, in dollars per million tokens; <see langword="null"/> is unknown.</summary>
public sealed record PriceChange(string Name, decimal? OldInput, decimal? NewInput, decimal? OldOutput, decimal? NewOutput);
