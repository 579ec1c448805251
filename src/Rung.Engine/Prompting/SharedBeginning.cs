using System.Text;
using Microsoft.Extensions.AI;

namespace Rung.Engine.Prompting;

/// <summary>How much all prompts have in common from their first byte on: what a provider that caches prompts can keep.</summary>
internal sealed class SharedBeginning
{
    private byte[]? _common;

    /// <summary>Of UTF-8; 0 while there is no prompt.</summary>
    public long Bytes => _common?.Length ?? 0;

    public void Add(IReadOnlyList<ChatMessage> prompt)
    {
        var text = Encoding.UTF8.GetBytes(string.Join('\0', prompt.Select(message => message.Text)));
        _common = _common is null ? text : _common.AsSpan(0, _common.AsSpan().CommonPrefixLength(text)).ToArray();
    }
}
