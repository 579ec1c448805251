using System.Collections.Immutable;
using Rung.Core.Economics;
using Rung.Core.Economics.Outlooks;
using Rung.Core.Economics.Ownership;

namespace Rung.Engine.Reports.Outlooks;

/// <summary>What an outlook rests on, cell by cell as text: its fixed costs, its assumptions.</summary>
/// <param name="Heads">One a column.</param>
/// <param name="Numbers">Which columns hold numbers.</param>
/// <param name="Rows">As many cells each as there are heads.</param>
internal sealed record InputTable(ImmutableArray<string> Heads, Range Numbers, ImmutableArray<ImmutableArray<string>> Rows)
{
    public static InputTable Items(OwnershipOutlook outlook) => new(
        ["candidate", "item", "paid", "low", "expected", "high", "source"],
        3..6,
        [
            .. from candidate in outlook.Candidates
               from item in candidate.Items
               select ImmutableArray.Create(candidate.Name, item.Name, TimingOf(item), Dollars(item.Low), Dollars(item.Expected), Dollars(item.High), item.Source),
        ]);

    public static InputTable Inputs(OwnershipOutlook outlook) => new(
        ["key", "low", "likely", "high", "unit", "known", "source"],
        1..4,
        [
            .. outlook.Inputs.Select(input => ImmutableArray.Create(
                input.Key, MoneyText.Number(input.Low), MoneyText.Number(input.Likely), MoneyText.Number(input.High), input.Unit, KindOf(input), input.Source)),
        ]);

    public bool IsNumber(int column) => column >= Numbers.Start.Value && column < Numbers.End.Value;

    private static string TimingOf(CostLine item) => item.Timing is CostTiming.Once ? "once" : "every month";

    private static string Dollars(decimal value) => MoneyText.Dollars((double)value);

    private static string KindOf(OutlookInput input) => input.Kind switch
    {
        QuantityKind.Certain => "certain",
        QuantityKind.Range => "a range",
        _ => "measured",
    };
}
