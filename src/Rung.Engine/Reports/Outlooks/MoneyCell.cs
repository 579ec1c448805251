namespace Rung.Engine.Reports.Outlooks;

/// <summary>A cell of the table.</summary>
/// <param name="Text">The figure.</param>
/// <param name="Interval">In brackets; empty where there is none.</param>
internal readonly record struct MoneyCell(string Text, string Interval)
{
    public static MoneyCell Of(string text) => new(text, "");

    public override string ToString() => Interval.Length == 0 ? Text : $"{Text} {Interval}";
}
