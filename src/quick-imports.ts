/**
 * Half a second of every start, and a hundred megabytes: Node 24 parses the 179 kB package.json of drizzle-orm once for
 * each of its modules, to learn that they are modules. Whoever imports this first, and the rest after it, tells Node so.
 */
import nodeModule from 'node:module'
import path from 'node:path'

/** Between two files of drizzle-orm nothing needs to be looked up; a Node without such hooks starts as slowly as before. */
nodeModule.registerHooks?.({
  resolve: (specifier, context, next) => {
    const { parentURL = '' } = context
    if (!specifier.startsWith('.') || !parentURL.includes('/node_modules/drizzle-orm/')) return next(specifier, context)
    return { url: new URL(specifier, parentURL).href, format: 'module', shortCircuit: true }
  },
})

/**
 * Half of what is then left is types taken out of our files and files compiled: both are kept beside the data, so that
 * only the first start of a version does it. Where nothing can be written every start is like the first.
 */
nodeModule.enableCompileCache?.(path.resolve(process.env.DATA_DIR || './data', 'compiled'))

/** Writes down what has been compiled: whoever is killed later starts as quickly. */
export function keepCompiled(): void {
  nodeModule.flushCompileCache?.()
}
