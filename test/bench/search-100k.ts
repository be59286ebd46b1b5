/** Search in a catalogue as big as a province's. */
import { searchBenchmark } from './catalogue-search.ts'

export default searchBenchmark('search-100k', 100_000)
