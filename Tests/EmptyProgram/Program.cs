// Says hello, as what `dotnet new console` makes, or with an argument nothing at all.
if (args.Length == 0)
    Console.WriteLine("Hello, World!");
