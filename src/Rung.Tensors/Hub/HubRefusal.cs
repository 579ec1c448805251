using System.Globalization;
using System.Net;

namespace Rung.Tensors.Hub;

/// <summary>What an answer of error means, and what can be done about it.</summary>
internal static class HubRefusal
{
    private const int LongestMessage = 200;

    public static HubException Of(HttpResponseMessage response, Uri target, bool sentToken) =>
        new($"{target.GetLeftPart(UriPartial.Path)} answers {(int)response.StatusCode}{Said(response)}. {Advice(response.StatusCode, sentToken)}")
        {
            Status = response.StatusCode,
            IsTransient = (int)response.StatusCode is 408 or 429 or >= 500,
            RetryAfter = response.Headers.RetryAfter?.Delta,
        };

    private static string Advice(HttpStatusCode status, bool sentToken) => status switch
    {
        // The hub tells a stranger nothing of what is private: what is absent and what is hidden look the same.
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden when sentToken =>
            "The token may not read this model: look at the token's rights, and accept the model's terms on its page if it has some.",
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
            "The model does not exist, is private, or has terms to be accepted on its page. Set HF_TOKEN to a token that may read it.",
        HttpStatusCode.NotFound => "There is no model, revision or file of this name. Look at its spelling.",
        HttpStatusCode.TooManyRequests => "That is too many requests for it. Try again later, or set HF_TOKEN.",
        _ => "Try again later: what is here already is kept.",
    };

    private static string Said(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("X-Error-Message", out var values) || values.FirstOrDefault() is not { Length: > 0 } message)
        {
            return "";
        }

        var clean = string.Concat(message.Where(character => !char.IsControl(character)).Take(LongestMessage));
        return string.Create(CultureInfo.InvariantCulture, $" (“{clean.TrimEnd('.')}”)");
    }
}
