/** The house as `main.ts` opens it, with the clock of the benchmark's town. */
import pino from 'pino'
import { openApp } from '#src/app.ts'
import { readConfig } from '#src/config.ts'
import { NOW } from '../town.ts'
import './with-parent.ts'

const read = readConfig(process.env)
if (!read.ok) throw new Error(read.problems)
const app = await openApp({ config: read.config, log: pino({ level: 'error' }, process.stderr), clock: () => NOW })
process.stdout.write(`${app.url}\n`)
