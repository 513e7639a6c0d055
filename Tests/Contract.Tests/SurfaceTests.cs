using Contract.Surface;
using Xunit.Abstractions;

namespace Contract.Tests;

/// <summary>The engine's public surface is a subset of the list, and what it offers it offers whole. Exceptions stand in exceptions.txt.</summary>
public class SurfaceTests(ITestOutputHelper output)
{
    static readonly Lazy<SurfaceComparison> Compared = new(() =>
        new SurfaceComparison(PublicSurface.OfContract, PublicSurface.Of(Engine.Reference), Engine.Exceptions));

    [Fact]
    public void Every_public_type_and_member_stands_in_the_list() => Differences.None(Compared.Value.NotInTheList());

    [Fact]
    public void Overload_sets_interfaces_and_abstract_classes_are_whole() => Differences.None(Compared.Value.Incomplete());

    [Fact]
    public void Every_line_of_the_list_is_offered_or_left_out_by_name() => Differences.None(Compared.Value.Unexplained());

    [Fact]
    public void A_member_is_obsolete_here_where_it_is_obsolete_there() => Differences.None(Compared.Value.ObsoleteOnOneSide());

    [Fact]
    public void No_exception_is_stale() => Differences.None(Compared.Value.StaleExceptions());

    [Fact]
    public void Every_line_of_the_list_is_in_the_stub()
    {
        var lines = PublicSurface.OfContract.Types.Values.SelectMany(type => type.Members).Select(member => member.Line).ToHashSet();
        Differences.None(ContractType.All.SelectMany(type => type.Members).Where(member => !lines.Contains(member.Line)).Select(member => member.Line));
    }

    [Fact]
    public void Every_type_that_the_list_mentions_is_in_the_stub() => Differences.None(
        ContractType.Mentioned.Where(name => !PublicSurface.OfContract.Types.Keys.Any(type => type.Split('<')[0] == name)));

    [Fact]
    public void What_is_offered_is_reported()
    {
        foreach (var line in Compared.Value.Report())
            output.WriteLine(line);
    }
}
