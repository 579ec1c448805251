using System.Globalization;
using Rung.Tensors.Hub;

namespace Rung.Cli.Hub;

/// <summary>Shows how far a pull has come, on standard error: a moving line on a terminal, a line a file off it.</summary>
internal sealed class PullLine(bool isPlain) : IProgress<PullProgress>, IDisposable
{
    private const int BarWidth = 24;

    private readonly bool _isLive = !isPlain && !Console.IsErrorRedirected;
    private int _file;
    private bool _isDrawn;

    public void Report(PullProgress value)
    {
        if (_isLive)
        {
            var full = value.BytesTotal == 0 ? BarWidth : (int)(BarWidth * value.BytesDone / value.BytesTotal);
            Console.Error.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"\r\u001b[2K{new string('━', full)}{new string('·', BarWidth - full)} {SizeText.Of(value.BytesDone)} of {SizeText.Of(value.BytesTotal)}{Rate(value)} · {value.File}"));
            _isDrawn = true;
        }
        else if (value.FileNumber != _file)
        {
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"file {value.FileNumber} of {value.Files}: {value.File} ({SizeText.Of(value.BytesDone)} of {SizeText.Of(value.BytesTotal)} here)"));
        }

        _file = value.FileNumber;
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

    private static string Rate(PullProgress value) => value.TimeLeft is { } left
        ? string.Create(CultureInfo.InvariantCulture, $" · {SizeText.Of((long)value.BytesPerSecond)}/s · {left:hh\\:mm\\:ss} left")
        : "";
}
