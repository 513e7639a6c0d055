namespace RunLabs;

/// <summary>The labs and studies that there are.</summary>
internal static class Listing
{
    public static void Print(TextWriter output, Solution solution)
    {
        foreach (var lab in LabCatalogue.Labs.Concat(LabCatalogue.Studies).Where(lab => solution.Projects.ContainsKey(lab.Project)))
            output.WriteLine($"{lab.Number,-6} {lab.Project,-24} {lab.Title}");
        foreach (var project in solution.Projects.Keys.Where(name => LabCatalogue.Find(name) is null))
            output.WriteLine($"{"",-6} {project}");
    }
}
