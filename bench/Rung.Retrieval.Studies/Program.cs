using System.Globalization;
using Rung.Retrieval.Studies.Cutting;
using Rung.Retrieval.Studies.Exact;
using Rung.Retrieval.Studies.Folders;
using Rung.Retrieval.Studies.Hnsw;
using Rung.Retrieval.Studies.Injections;
using Rung.Retrieval.Studies.Lexical;
using Rung.Retrieval.Studies.Quality;
using Rung.Retrieval.Studies.Settings;

// Long measurements of retrieval whose results are committed in bench/results:
//   dotnet run -c Release --project bench/Rung.Retrieval.Studies -- NAME
var studies = new SortedDictionary<string, Func<string[], Task<int>>>(StringComparer.Ordinal)
{
    ["settings"] = SettingsStudy.RunAsync,
    ["quality"] = _ => QualityStudy.RunAsync(),
    ["vectors-graph"] = arguments => GraphStudy.RunAsync(arguments[0], arguments.ElementAtOrDefault(1)),
    ["vectors-graph-build"] = arguments => GraphBuild.RunAsync(arguments[0], arguments.ElementAtOrDefault(1)),
    ["lexical-change"] = _ => LexicalChangeStudy.RunAsync(),
    ["lexical-exact"] = _ => ExactnessStudy.RunAsync(),
    ["lexical-kill-child"] = arguments => KillChild.RunAsync(arguments[0], int.Parse(arguments[1], CultureInfo.InvariantCulture)),
    ["lexical-kills"] = LexicalKillStudy.RunAsync,
    ["lexical-million"] = LexicalMillionStudy.RunAsync,
    ["lexical-speed"] = _ => LexicalSpeedStudy.RunAsync(),
    ["cutting"] = _ => CuttingStudy.RunAsync(),
    ["folder-graph"] = FolderGraphStudy.RunAsync,
    ["folder-update"] = _ => FolderUpdateStudy.RunAsync(),
    ["injections"] = InjectionStudy.RunAsync,
    ["vectors-exact"] = _ => ExactStudy.RunAsync(),
};

if (args.Length == 0 || !studies.TryGetValue(args[0], out var study))
{
    await Console.Error.WriteLineAsync($"Name a study: {string.Join(", ", studies.Keys)}.");
    return 2;
}

return await study(args[1..]);
