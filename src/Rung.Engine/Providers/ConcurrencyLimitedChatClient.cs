using Microsoft.Extensions.AI;

namespace Rung.Engine.Providers;

/// <summary>
/// Lets no more calls run at once than the model allows. A call that waits to ask again keeps its place,
/// so that a provider in trouble sees fewer requests and not others instead.
/// </summary>
internal sealed class ConcurrencyLimitedChatClient : WholeAnswerChatClient
{
    private readonly SemaphoreSlim _places;
    private readonly bool _ownsPlaces;

    public ConcurrencyLimitedChatClient(IChatClient inner, int limit)
        : base(inner) => (_places, _ownsPlaces) = (new SemaphoreSlim(limit, limit), true);

    /// <param name="inner">Who answers.</param>
    /// <param name="places">Shared with others that must not answer at the same time.</param>
    public ConcurrencyLimitedChatClient(IChatClient inner, SemaphoreSlim places)
        : base(inner) => _places = places;

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            return await InnerClient.GetResponseAsync(messages, options, cancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && _ownsPlaces)
        {
            _places.Dispose();
        }
    }
}
