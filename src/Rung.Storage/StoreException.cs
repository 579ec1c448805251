using Rung.Core;

namespace Rung.Storage;

/// <summary>The state folder cannot be used as it is, and what to do about it.</summary>
public sealed class StoreException(string message, Exception? inner = null) : RungException(message, inner)
{
    public override bool IsInputFault => false;
}
