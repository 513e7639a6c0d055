using System.Globalization;

namespace Labs.Common;

internal static class InvariantText
{
    public static string ToInvariantString(this int value) => value.ToString(CultureInfo.InvariantCulture);
}
