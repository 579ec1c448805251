using System.Text.Json;

namespace Rung.Tensors.Hub;

/// <summary>A page of a hub's answer.</summary>
/// <param name="Document">What it says.</param>
/// <param name="Next">Where the next page is, where there is one.</param>
internal sealed record HubAnswer(JsonDocument Document, string? Next) : IDisposable
{
    /// <summary>The address in <c>Link: &lt;…&gt;; rel="next"</c>, of the same host alone.</summary>
    public static string? NextOf(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Link", out var links))
        {
            return null;
        }

        var link = links.SelectMany(line => line.Split(',')).FirstOrDefault(part => part.Contains("rel=\"next\"", StringComparison.Ordinal));
        var (from, to) = (link?.IndexOf('<', StringComparison.Ordinal) ?? -1, link?.IndexOf('>', StringComparison.Ordinal) ?? -1);
        return from >= 0 && to > from && Uri.TryCreate(response.RequestMessage!.RequestUri, link![(from + 1)..to], out var next)
            && next.Authority == response.RequestMessage.RequestUri!.Authority
            ? next.AbsoluteUri
            : null;
    }

    public void Dispose() => Document.Dispose();
}
