using System.Globalization;

namespace Rung.Cli.Embedding;

/// <summary>Shows on a terminal how many texts have their vectors, a few times a second; nothing off it.</summary>
internal sealed class EmbedLine : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly bool _isLive = !Console.IsErrorRedirected;
    private readonly long _began = TimeProvider.System.GetTimestamp();
    private long _told = TimeProvider.System.GetTimestamp();
    private bool _isDrawn;

    public void Report(int texts)
    {
        if (!_isLive || TimeProvider.System.GetElapsedTime(_told) < Pause)
        {
            return;
        }

        var seconds = TimeProvider.System.GetElapsedTime(_began).TotalSeconds;
        Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r\u001b[2K{texts:#,0} texts, {texts / seconds:#,0} a second"));
        (_told, _isDrawn) = (TimeProvider.System.GetTimestamp(), true);
    }

    /// <summary>Leaves no trace on a terminal.</summary>
    public void Dispose()
    {
        if (_isDrawn)
        {
            Console.Error.Write("\r\u001b[2K");
            _isDrawn = false;
        }
    }
}
