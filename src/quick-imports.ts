/**
 * Half a second of every start, and a hundred megabytes: Node 24 parses the 179 kB package.json of drizzle-orm once for
 * each of its modules, to learn that they are modules. Whoever imports this first, and the rest after it, tells Node so.
 */
import nodeModule from 'node:module'

/** Between two files of drizzle-orm nothing needs to be looked up; a Node without such hooks starts as slowly as before. */
nodeModule.registerHooks?.({
  resolve: (specifier, context, next) => {
    const { parentURL = '' } = context
    if (!specifier.startsWith('.') || !parentURL.includes('/node_modules/drizzle-orm/')) return next(specifier, context)
    return { url: new URL(specifier, parentURL).href, format: 'module', shortCircuit: true }
  },
})
