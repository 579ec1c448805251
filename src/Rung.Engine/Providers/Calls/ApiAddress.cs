namespace Rung.Engine.Providers.Calls;

/// <summary>Appends a path to the address of an API, whether or not that ends with a slash.</summary>
internal static class ApiAddress
{
    public static Uri Below(Uri root, string path) => new($"{root.AbsoluteUri.TrimEnd('/')}/{path}");
}
