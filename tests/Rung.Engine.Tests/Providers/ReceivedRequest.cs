namespace Rung.Engine.Tests.Providers;

/// <summary>A request as the server saw it.</summary>
public sealed record ReceivedRequest(string Path, IReadOnlyDictionary<string, string> Headers, string Body);
