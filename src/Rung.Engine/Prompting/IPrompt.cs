using Microsoft.Extensions.AI;
using Rung.Core.Data;

namespace Rung.Engine.Prompting;

/// <summary>Writes what a model is asked for one example. Safe for concurrent use.</summary>
internal interface IPrompt
{
    /// <summary>The messages; the same example gives the same ones. Only a ceiling looks at the expected output.</summary>
    ValueTask<IReadOnlyList<ChatMessage>> RenderAsync(Example example, CancellationToken cancellationToken);
}
