using Rung.Core;

namespace Rung.Engine.Climbing;

/// <summary>A climb that cannot start or go on, and what to do about it.</summary>
public sealed class ClimbException(string message, Exception? inner = null) : RungException(message, inner);
