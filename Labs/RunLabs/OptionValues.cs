namespace RunLabs;

/// <summary>Values of options that are not a lab's.</summary>
internal sealed class OptionValues(IReadOnlyDictionary<LabOption, object> given)
{
    public T Get<T>(LabOption<T> option) => given.TryGetValue(option, out var value) ? (T)value : option.Default;

    public bool IsGiven(LabOption option) => given.ContainsKey(option);
}
