namespace Rung.Tensors.Tests.Hub;

/// <summary>What a hub was asked.</summary>
internal sealed record HubRequest(string Method, string Path, string? Range, string? Authorization);
