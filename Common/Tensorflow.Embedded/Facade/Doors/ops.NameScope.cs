namespace Tensorflow;

public partial class ops
{
    /// <summary>What Python's <c>with tf.name_scope(...)</c> surrounds: variables made in it have its name before theirs.</summary>
    /// <param name="name">Null: <paramref name="default_name"/>. One that ends with a slash is whole: it stands in no other.</param>
    /// <param name="default_name">Where there is no name.</param>
    /// <param name="values">Has no effect.</param>
    /// <param name="skip_on_eager">Whether the scope changes nothing.</param>
    public class NameScope(string? name, string default_name = "", object? values = null, bool skip_on_eager = true) : ITensorFlowObject
    {
        /// <summary>The name it was given.</summary>
        public string? _name = name;
        /// <summary>The name where it was given none.</summary>
        public string _default_name = default_name;
        /// <summary>What it was given, unused.</summary>
        public object? _values = values;
        /// <summary>Its full name, as in <c>outer/inner/</c>; null before it is entered, and where it changes nothing.</summary>
        public string? scope_name;
        /// <summary>The full name of the scope around it.</summary>
        public string? old_scope_name = "";

        /// <summary>Its full name.</summary>
        public static implicit operator string?(NameScope ns) => ns.scope_name;

        /// <inheritdoc/>
        public void __enter__()
        {
            if (skip_on_eager) return;
            old_scope_name = NameScopes.Current;
            var own = _name ?? _default_name;
            scope_name = own.EndsWith('/') ? own : $"{old_scope_name}{own}/";
            NameScopes.Current = scope_name;
        }

        /// <inheritdoc/>
        public void __exit__()
        {
            if (!skip_on_eager) NameScopes.Current = old_scope_name;
        }

        /// <summary>Does nothing: <see cref="__exit__"/> leaves the scope.</summary>
        public void Dispose() => GC.SuppressFinalize(this);
    }
}
