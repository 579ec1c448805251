using System.Buffers;

namespace Rung.Engine.PersonalData;

/// <summary>Which characters of a text belong to a span already: whether two overlap is asked in time of their length, not of their number.</summary>
internal sealed class TakenCharacters(int length) : IDisposable
{
    private readonly bool[] _taken = Rented(length);

    public bool IsTaken(int at) => _taken[at];

    public bool IsFree(int start, int end) => !_taken.AsSpan(start..end).Contains(true);

    /// <summary>Takes what lies between two places, if nobody has any of it.</summary>
    public bool TryTake(int start, int end)
    {
        if (!IsFree(start, end))
        {
            return false;
        }

        _taken.AsSpan(start..end).Fill(true);
        return true;
    }

    public void Dispose() => ArrayPool<bool>.Shared.Return(_taken);

    private static bool[] Rented(int length)
    {
        var taken = ArrayPool<bool>.Shared.Rent(length);
        taken.AsSpan(0, length).Clear();
        return taken;
    }
}
