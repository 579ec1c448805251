using System.CommandLine;

var root = new RootCommand("Find the lowest rung that clears your bar, measured on your own data.");
return await root.Parse(args).InvokeAsync();
