using Labs.Common;

namespace RunLabs;

/// <summary>The labs and studies that there are.</summary>
internal static class Listing
{
    public static void Print(TextWriter output, Solution solution)
    {
        var labs = LabCatalogue.Labs.Concat(LabCatalogue.Studies).Where(lab => solution.Projects.ContainsKey(lab.Project)).ToList();
        var width = labs.Select(lab => lab.Project.Length).DefaultIfEmpty(0).Max();
        foreach (var lab in labs)
            output.WriteLine($"{lab.Number,-6} {lab.Project.PadRight(width)} {Words.Of(lab.Title)}");
        foreach (var project in solution.Projects.Keys.Where(name => LabCatalogue.Find(name) is null))
            output.WriteLine($"{"",-6} {project}");
    }
}
