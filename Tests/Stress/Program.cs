using Stress;

// stress SECONDS: random programs on 1 to 8 threads, each against the bits that it has alone, and threads that share a model.
// memory: what an allocation that the collected heap refuses leaves behind.
// exit: a process that ends while its background threads compute.
// hash SEED STEPS: the bits of one program, to be compared between settings of LABS_STORAGE and LABS_ENGINE.
return args switch
{
    ["stress", var seconds] => Threads.Run(TimeSpan.FromSeconds(int.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture))),
    ["memory"] => Refusals.Run(),
    ["exit"] => Ending.Run(),
    ["hash", var seed, var steps] => Hash(int.Parse(seed, System.Globalization.CultureInfo.InvariantCulture), int.Parse(steps, System.Globalization.CultureInfo.InvariantCulture)),
    _ => Usage(),
};

static int Hash(int seed, int steps)
{
    Console.WriteLine($"{RandomProgram.Run(seed, steps):x16}");
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("usage: stress SECONDS | memory | exit | hash SEED STEPS");
    return 2;
}
