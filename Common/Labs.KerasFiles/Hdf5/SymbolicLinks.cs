using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using PureHDF.VOL.Native;

namespace Labs.KerasFiles.Hdf5;

/// <summary>
/// Finds a group's soft and external links before the library follows them. A soft link to itself, in a group's own header, is followed without end and without reading a byte:
/// the process would end for want of stack. Keras writes neither kind. The library offers no way to see a link without following it, so its own header is looked at.
/// </summary>
internal static class SymbolicLinks
{
    private static readonly PropertyInfo? header = typeof(NativeObject).GetProperty("Header", BindingFlags.Instance | BindingFlags.NonPublic);

    /// <summary>The name of one of the group's symbolic links, or null.</summary>
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicProperties, "PureHDF.VOL.Native.ObjectHeader", "PureHDF")]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicProperties, "PureHDF.VOL.Native.HeaderMessage", "PureHDF")]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicProperties, "PureHDF.VOL.Native.LinkMessage", "PureHDF")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "The dynamic dependencies keep what is looked at.")]
    public static string? FirstIn(NativeObject group)
    {
        var found = header?.GetValue(group);
        if (found?.GetType().GetProperty("HeaderMessages")?.GetValue(found) is not IEnumerable messages) return null;
        foreach (var message in messages)
        {
            if (message.GetType().GetProperty("Data")?.GetValue(message) is not { } data || data.GetType().Name != "LinkMessage") continue;
            var type = data.GetType().GetProperty("LinkType")?.GetValue(data);
            // 0 is a hard link.
            if (Convert.ToInt32(type, CultureInfo.InvariantCulture) != 0) return data.GetType().GetProperty("LinkName")?.GetValue(data) as string ?? "";
        }
        return null;
    }
}
