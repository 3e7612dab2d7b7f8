// Most tests wait: for the engine, or for a build in a process of its own. A fixture that counts or stops processes is
// [NonParallelizable].
[assembly: Parallelizable(ParallelScope.Fixtures)]
