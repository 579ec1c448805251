using Rung.Engine.Tasks;

namespace Rung.Engine.Providers;

/// <summary>Reads a model's key at the moment when its client is built.</summary>
internal static class ApiKey
{
    /// <summary>The key, made known to the redactor; <see langword="null"/> when the model needs none.</summary>
    /// <exception cref="ProviderException">The variable is not set, or what it holds is no key.</exception>
    public static string? Read(ModelDefinition model, Func<string, string?> environment, SecretRedactor secrets)
    {
        var variable = model.KeyVariable ?? ProviderDialect.Of(model).DefaultKeyVariable;
        if (variable is null)
        {
            return null;
        }

        // A trailing line break is what `export KEY=$(cat file)` and copied secrets leave behind.
        var key = environment(variable)?.Trim();
        if (string.IsNullOrEmpty(key))
        {
            throw ProviderException.MissingKey(model, variable);
        }

        secrets.Add(key);
        return key.All(letter => letter is > ' ' and <= '~')
            ? key
            : throw ProviderException.MalformedKey(model, variable);
    }
}
