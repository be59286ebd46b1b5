/** A bot of a benchmark ends with the benchmark, however that ends: its standard input is closed then. */
process.stdin.resume().once('end', () => process.exit())
