using Rung.Core;
using Rung.Engine.Tasks;

namespace Rung.Engine.Providers;

/// <summary>
/// A model that cannot be reached as the task describes it: a missing key, an unknown provider, a missing address.
/// </summary>
internal sealed class ProviderException : RungException
{
    private ProviderException(string message)
        : base(message)
    {
    }

    public static ProviderException UnknownProvider(ModelDefinition model) => new(
        $"Model '{model.Name}' has the provider '{model.Provider}', which Rung does not know. "
        + $"Write one of {string.Join(", ", ProviderDialect.Names)}.");

    /// <summary>A model on this machine that cannot be run; the reason says what to do.</summary>
    public static ProviderException Local(ModelDefinition model, string reason) => new($"Model '{model.Name}' cannot be run. {reason}");

    public static ProviderException MissingUrl(ModelDefinition model) => new(
        $"Model '{model.Name}' has no 'url', which the provider '{model.Provider}' needs. "
        + "Write the address of its API, for example https://host/v1.");

    // The address is not quoted: it may hold a password.
    public static ProviderException MalformedUrl(ModelDefinition model) => new(
        $"The 'url' of model '{model.Name}' is not the address of an API: https://host/path is expected, "
        + "without a user, a password or a query. A key belongs into an environment variable ('key: env:NAME').");

    public static ProviderException MissingKey(ModelDefinition model, string variable) => new(
        $"Model '{model.Name}' needs a key, but the environment variable {variable} is not set. "
        + $"Set it (export {variable}=…), or name another one with 'key: env:NAME'.");

    public static ProviderException MalformedKey(ModelDefinition model, string variable) => new(
        $"The key of model '{model.Name}', in the environment variable {variable}, has characters that no header "
        + "can carry (a line break, a blank or a letter outside ASCII). Copy it again.");
}
