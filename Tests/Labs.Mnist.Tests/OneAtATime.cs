// The labs use all processors, and the engine of this process is one.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
