namespace Rung.Engine.Prices;

/// <summary>How a price file is written; its content tells.</summary>
public enum PriceFormat
{
    /// <summary>Our own, <c>rung.prices/1</c>.</summary>
    Own,

    /// <summary>The table of litellm: an object of models by name, in dollars per token.</summary>
    Litellm,
}
