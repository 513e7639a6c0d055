namespace Labs.Common;

/// <summary>A picture that the lab drew, for the results file and the report.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="File">Its file, .svg or .png.</param>
/// <param name="Description">The same in words, for those who do not see it.</param>
public sealed record ResultPicture(string Title, string File, string Description);
