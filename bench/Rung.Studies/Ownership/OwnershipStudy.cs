using System.Globalization;
using System.Text;

namespace Rung.Studies.Ownership;

/// <summary>
/// What forecasts of ownership are worth: their time, the truth of their intervals and probabilities, and that threads do
/// not matter. Writes <c>bench/results/ownership.md</c>.
/// </summary>
internal static class OwnershipStudy
{
    private const int Worlds = 10_000;

    /// <param name="args">Nothing; or a number of worlds; or, in processes that the study starts, <c>hash</c> and a number of processors.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["hash", var processors])
        {
            await Console.Out.WriteLineAsync(await ThreadSection.HashAsync(int.Parse(processors, CultureInfo.InvariantCulture)));
            return 0;
        }

        var worlds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : Worlds;
        var text = new StringBuilder();
        TimeSection.Write(text);
        CoverageSection.Write(text, worlds);
        CheaperSection.Write(text, worlds);
        AgreementSection.Write(text);
        await ThreadSection.WriteAsync(text);
        await StudyReport.WriteAsync(
            "ownership", "Ownership: time, coverage and calibration", "dotnet run -c Release --project bench/Rung.Studies -- ownership", text.ToString());
        return 0;
    }
}
