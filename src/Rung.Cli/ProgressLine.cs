using System.Globalization;
using Rung.Engine.Checking;

namespace Rung.Cli;

/// <summary>Shows how far a long job has come, on standard error: one line that is drawn anew on a terminal, a line a stage off it.</summary>
internal sealed class ProgressLine(bool isPlain) : IProgress<CheckProgress>, IDisposable
{
    private const int BarWidth = 24;

    private readonly bool _isLive = !isPlain && !Console.IsErrorRedirected;
    private readonly Lock _lock = new();
    private string _stage = "";
    private int _drawn = -1;

    public void Report(CheckProgress value)
    {
        lock (_lock)
        {
            var full = (int)(Math.Clamp(value.Share, 0, 1) * BarWidth);
            if (value.Stage == _stage && (full == _drawn || !_isLive))
            {
                return;
            }

            (_stage, _drawn) = (value.Stage, full);
            if (_isLive)
            {
                Console.Error.Write(string.Create(
                    CultureInfo.InvariantCulture, $"\r\u001b[2K{new string('━', full)}{new string('·', BarWidth - full)} {value.Stage}"));
            }
            else
            {
                Console.Error.WriteLine(value.Stage);
            }
        }
    }

    /// <summary>Leaves no trace on a terminal.</summary>
    public void Dispose()
    {
        if (_isLive && _stage.Length > 0)
        {
            Console.Error.Write("\r\u001b[2K");
        }
    }
}
