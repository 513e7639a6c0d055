namespace Labs.Checkpoints.Tests;

public class ObjectGraphTests
{
    [Theory]
    [MemberData(nameof(GoldenData.Names), MemberType = typeof(GoldenData))]
    public void TensorFlows_object_graphs_are_read_and_serialized_alike(string name)
    {
        using var reader = GoldenData.Open(name);
        var graph = ObjectGraph.Read(reader);
        var expected = GoldenData.Contents.GetProperty(name).GetProperty("object_graph").EnumerateArray().ToArray();
        Assert.Equal(expected.Length, graph.Nodes.Count);
        foreach (var (node, found) in expected.Zip(graph.Nodes))
        {
            Assert.Equal(node.GetProperty("children").EnumerateObject().Select(child => (child.Name, child.Value.GetInt32())), found.Children);
            Assert.Equal(
                node.GetProperty("attributes").EnumerateArray().Select(a => new ObjectGraphAttribute(a[0].GetString()!, a[1].GetString()!, a[2].GetString()!)), found.Attributes);
            Assert.Equal(
                node.GetProperty("slots").EnumerateArray().Select(s => new ObjectGraphSlot(s[0].GetString()!, s[1].GetInt32(), s[2].GetInt32())), found.SlotVariables);
        }
        Assert.Equal(reader.ReadStrings(ObjectGraph.Key)[0], graph.ToByteArray());
    }

    [Fact]
    public void Names_in_keys_are_escaped()
    {
        var root = new TrackableNode().Add("a/b.c", new TrackableNode().Add(".S", Models.Zeros("v"))).Add("d", Models.Zeros("w"));
        var keys = ObjectGraph.Build(root).Nodes.SelectMany(node => node.Attributes).Select(attribute => attribute.CheckpointKey);
        Assert.Equal(["d/.ATTRIBUTES/VARIABLE_VALUE", "a.Sb..c/..S/.ATTRIBUTES/VARIABLE_VALUE"], keys);
    }

    [Fact]
    public void A_key_is_the_shortest_path_and_a_shared_node_is_stored_once()
    {
        var shared = Models.Zeros("shared");
        var deep = new TrackableNode().Add("x", new TrackableNode().Add("far", shared));
        var root = new TrackableNode().Add("deep", deep).Add("near", new TrackableNode().Add("v", shared));
        deep.Add("back", root);
        var graph = ObjectGraph.Build(root);
        Assert.Equal(5, graph.Nodes.Count);
        Assert.Equal([("x", 3), ("back", 0)], graph.Nodes[1].Children);
        Assert.Equal([("v", 4)], graph.Nodes[2].Children);
        Assert.Equal([("far", 4)], graph.Nodes[3].Children);
        Assert.Equal("near/v/.ATTRIBUTES/VARIABLE_VALUE", Assert.Single(graph.Nodes[4].Attributes).CheckpointKey);
        Assert.All(graph.Nodes, node => Assert.True(node.HasCheckpointValues));
    }

    [Fact]
    public void An_object_without_values_below_it_says_so()
    {
        var graph = ObjectGraph.Build(new TrackableNode().Add("empty", new TrackableNode().Add("list", new TrackableNode())).Add("v", Models.Zeros("v")));
        Assert.Equal([true, false, true, false], graph.Nodes.Select(node => node.HasCheckpointValues!.Value));
    }

    [Fact]
    public void Two_children_or_slots_of_one_name_and_a_slot_that_is_a_child_are_refused()
    {
        var (variable, slot) = (Models.Zeros("v"), Models.Zeros("m"));
        var node = new TrackableNode().Add("v", variable);
        Assert.Throws<ArgumentException>(() => node.Add("v", new TrackableNode()));
        node.AddSlot("m", variable, slot);
        Assert.Throws<ArgumentException>(() => node.AddSlot("m", variable, Models.Zeros("other")));
        node.Add("child", slot);
        Assert.Throws<ArgumentException>(() => ObjectGraph.Build(node));
    }

    [Theory]
    [InlineData("", "no nodes")]
    [InlineData("0a06 0a04 0805 1201", "no object graph")]
    [InlineData("0a05 0a03 0801 12", "no object graph")]
    [InlineData("0a07 0a05 0801 1201 61", "names node 1, 0 to 0 expected")]
    [InlineData("0a04 1a02 1801", "names node 1, 0 to 0 expected")]
    public void Bytes_that_are_no_object_graph_are_refused(string hex, string expected) =>
        Assert.Contains(expected, Assert.Throws<CheckpointException>(() => ObjectGraph.Parse(Convert.FromHexString(hex.Replace(" ", "")))).Message);
}
