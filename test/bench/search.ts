/** Search in a catalogue as big as the nation's. */
import { searchBenchmark } from './catalogue-search.ts'

export default searchBenchmark('search', 1_000_000)
