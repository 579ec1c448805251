namespace Rung.Core.Economics;

/// <summary>A price, cost or volume that cannot be: it names the field, what was found and what is expected.</summary>
public sealed class EconomicsException : RungException
{
    /// <param name="field">The field, as a file or a report names it, for example <c>openai/gpt-4o: input</c>.</param>
    /// <param name="found">What was found there.</param>
    /// <param name="expected">What is expected instead.</param>
    public EconomicsException(string field, string found, string expected)
        : base($"{field}: found {found}; expected {expected}.") => (Field, Found, Expected) = (field, found, expected);

    public string Field { get; }

    public string Found { get; }

    public string Expected { get; }

    /// <summary>The same within a larger thing, so that a field of one price can be found in a table of thousands.</summary>
    public EconomicsException Within(string place) => new($"{place}: {Field}", Found, Expected);
}
