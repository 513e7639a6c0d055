using System.Xml.Linq;

namespace Packages.Tests;

/// <summary>What the XML docs of the packages have to say.</summary>
public class DocumentationTests
{
    [Theory]
    [InlineData(typeof(Labs.TensorBoard.SummaryWriter))]
    [InlineData(typeof(Labs.Checkpoints.Checkpoint))]
    [InlineData(typeof(Labs.KerasFiles.KerasFile))]
    [InlineData(typeof(Labs.TensorTypes.DataType))]
    public void Each_public_type_says_which_threads_may_use_it(Type member)
    {
        var documents = XDocument.Load(Path.ChangeExtension(member.Assembly.Location, ".xml")).Descendants("member").ToDictionary(said => said.Attribute("name")!.Value, said => said.Value);
        var silent = member.Assembly.GetExportedTypes().Where(type => !type.IsEnum && !type.IsAssignableTo(typeof(Exception)))
            .Where(type => !documents.GetValueOrDefault($"T:{type.FullName!.Replace('+', '.')}", "").Contains("thread", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(silent.Select(type => type.Name));
    }
}
