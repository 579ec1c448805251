using Rung.Engine.Retrieving;
using Rung.Engine.Retrieving.Connections;

namespace Rung.Cli.Retrieving;

/// <summary>Says what embedding will cost, on standard error, and asks whether it may.</summary>
internal static class SpendingPrompt
{
    /// <param name="assumesYes">Whether <c>--yes</c> was given: said and not asked.</param>
    public static Func<EmbeddingQuestion, CancellationToken, ValueTask<bool>> Of(bool assumesYes) =>
        (question, cancellationToken) => AskAsync(question, assumesYes, cancellationToken);

    private static async ValueTask<bool> AskAsync(EmbeddingQuestion question, bool assumesYes, CancellationToken cancellationToken)
    {
        var budget = question.Budget is { } limit ? $"The budget of {limit} is never passed." : "There is no budget: in rung.yaml.";
        await Console.Error.WriteLineAsync($"{question.Text}. {budget}");
        if (assumesYes)
        {
            return true;
        }

        if (Console.IsInputRedirected)
        {
            throw new RetrievingException("This would make paid calls, and there is no terminal to ask on. Add --yes to let it spend up to the amount above.");
        }

        await Console.Error.WriteAsync("Go on? [y/N] ");
        var answer = await Console.In.ReadLineAsync(cancellationToken);
        return answer?.Trim().ToUpperInvariant() is "Y" or "YES";
    }
}
