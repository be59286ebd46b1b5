/**
 * Style as a test: the arrows between rooms, the habits we do not want, the words that need an explanation. Each check
 * answers with places (`file:line reason`), so a failure is a list of what to do.
 */
import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { hasReason, type Import, nodesOf, placeOf, projectFiles, type Source, sources } from './support/sources.ts'

const all = sources()
const src = all.filter(({ file }) => file.startsWith('src/'))
const files = projectFiles()
const NONE: string[] = []

test('there is something to check', () => {
  expect(src.length).toBeGreaterThan(20)
  expect(all.length).toBeGreaterThan(src.length)
  expect(all.flatMap(({ imports }) => imports.filter(({ own }) => own)).length).toBeGreaterThan(50)
  expect(files.map(({ file }) => file)).toEqual(expect.arrayContaining(['package-lock.json', '.npmrc', 'LICENSE']))
  expect(glossaryTerms().size).toBeGreaterThan(20)
  expect(ruleNumbers().size).toBeGreaterThan(10)
})

describe('arrows between rooms', () => {
  /** Which rooms a room may import from. What is not listed may import nothing of ours; `main` is src/*.ts. */
  const ARROWS: Readonly<Record<string, readonly string[]>> = {
    main: ['core', 'db', 'bots', 'web', 'seed', 'sandbox', 'commands', 'papers'],
    commands: ['core', 'db', 'bots', 'web', 'seed'],
    web: ['core', 'db', 'bots', 'sandbox'],
    bots: ['core', 'db', 'papers'],
    seed: ['core', 'db'],
    db: ['core', 'papers'],
    papers: ['core'],
    sandbox: ['core'],
    core: [],
  }
  /** Packages that belong to rooms: who else runs one (its types are free) has taken over somebody's work. */
  const OWNERS: readonly (readonly [name: RegExp, rooms: RegExp])[] = [
    [/^(drizzle-orm|postgres$|@electric-sql)/, /^src\/(db\/|seed\/)/],
    [/^(grammy|@grammyjs)/, /^src\/bots\/telegram\//],
    [/^(@whiskeysockets|libsignal)/, /^src\/(bots|sandbox)\/whatsapp\//],
    [/^(pdfmake|fflate)/, /^src\/papers\//],
    [/^(hono|@hono)/, /^src\/(web|sandbox|bots\/telegram)\/|^src\/\w+\.ts$/],
  ]
  /** Core decides; it reads no clock, file, network or database. */
  const CORE_MAY = /^(zod|temporal-polyfill|node:assert(\/strict)?|node:crypto)$/

  const room = (file: string) => /^src\/(\w[\w-]*)\//.exec(file)?.[1] ?? 'main'

  const broken = (check: (source: Source, used: Import) => string | false | undefined) =>
    src.flatMap((source) =>
      source.imports.flatMap((used) => {
        const reason = check(source, used)
        return reason ? [`${source.file}:${used.line} ${reason}`] : []
      }),
    )

  test('go one way', () => {
    const wrong = broken(({ file }, { from, own }) => {
      if (!own || room(file) === room(from)) return false
      return !ARROWS[room(file)]?.includes(room(from)) && `${room(file)} may not import ${from}`
    })
    // Types of the configuration may be handed down; what runs may not.
    expect(wrong.filter((line) => !line.endsWith('src/config.ts'))).toEqual(NONE)
  })

  test('nothing imports what is started', () => {
    expect(broken((_, { from }) => /^src\/(main|cli)\.ts$/.test(from) && `imports ${from}`)).toEqual(NONE)
    const config = broken(({ file }, { from, values }) =>
      room(file) !== 'main' && from === 'src/config.ts' && values.length > 0 ? `runs ${from}` : false,
    )
    expect(config).toEqual(NONE)
  })

  test('bots and web ask the database named questions, and see no tables', () => {
    const wrong = broken(({ file }, { from, values }) => {
      if (!['bots', 'web'].includes(room(file))) return false
      if (/^src\/db\/(schema|data-dir-lock)\.ts$/.test(from)) return `imports ${from}`
      if (from === 'src/db/client.ts') return values.length > 0 && 'opens databases itself; main does that'
      if (from === 'src/db/rows.ts') return values.some((name) => name !== 'reserveIds') && 'writes rows itself'
      return false
    })
    expect(wrong).toEqual(NONE)
  })

  test('lead to packages only from the room whose work they are', () => {
    const wrong = broken(({ file }, { from, own, values }) => {
      if (own || values.length === 0) return false
      if (room(file) === 'core' && !CORE_MAY.test(from)) return `core may not import ${from}`
      return OWNERS.some(([name, rooms]) => name.test(from) && !rooms.test(file)) && `${from} is not for this room`
    })
    expect(wrong).toEqual(NONE)
  })

  test('and between files make no circle', () => {
    const next = new Map(
      src.map(({ file, imports }) => [
        file,
        imports.filter(({ own, values }) => own && values.length > 0).map(({ from }) => from),
      ]),
    )
    expect(circles(next)).toEqual(NONE)
  })
})

describe('habits', () => {
  const found = (where: readonly Source[], check: (node: ts.Node, source: Source) => boolean | undefined) =>
    where.flatMap((source) =>
      nodesOf(source)
        .filter((node) => check(node, source))
        .map((node) => placeOf(source, node)),
    )

  test('`any` comes with a reason', () => {
    const any = (node: ts.Node, source: Source) => node.kind === ts.SyntaxKind.AnyKeyword && !hasReason(source, node)
    expect(found(all, any)).toEqual(NONE)
  })

  test('nobody writes to the console: there is a log', () => {
    const console = (node: ts.Node) =>
      ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'console'
    expect(found(all, console)).toEqual(NONE)
  })

  test('an error that is swallowed says why', () => {
    const swallows = (node: ts.Node, source: Source) => {
      if (ts.isCatchClause(node)) return node.block.statements.length === 0 && !hasReason(source, node.block)
      return isCallOf(node, 'catch') && isNothing(node.arguments[0]) && !hasReason(source, node.expression.name)
    }
    expect(found(all, swallows)).toEqual(NONE)
  })

  test('no test is left out without saying why', () => {
    const leftOut = (node: ts.Node, source: Source) =>
      ts.isPropertyAccessExpression(node) &&
      /\b(test|it|describe)\b/.test(node.expression.getText(source.tree)) &&
      ['skip', 'only', 'todo', 'skipIf', 'runIf', 'fails'].includes(node.name.text)
    const silently = (node: ts.Node) =>
      ts.isCallExpression(node) &&
      /(^|\.)skip$/.test(node.expression.getText()) &&
      !node.arguments.some((argument) => ts.isStringLiteralLike(argument) || ts.isTemplateExpression(argument))
    const tests = all.filter(({ file }) => file.endsWith('.test.ts'))
    expect([...found(tests, leftOut), ...found(tests, silently)]).toEqual(NONE)
  })

  test('what remains to be done stands in the issues, not in the code', () => {
    const notes = /\bTO{1}DO\b|\bFIX{1}ME\b|\bX{3}\b/
    expect(places(all, (line) => notes.test(line))).toEqual(NONE)
  })

  test('no file names a package registry, or a folder of somebody’s machine', () => {
    const machine = /(?<![\w.:/-])\/(work|root|home|tmp|Users)\/\w/
    const registry = /registry\.npm|npmmirror|artifactory|verdaccio|codeload|deb\.debian/
    const wrong = files
      .filter(({ file }) => !file.startsWith('docs/samples/') && file !== 'test/tidy.test.ts')
      .flatMap(({ file, text }) =>
        text
          .split('\n')
          .flatMap((line, at) => (machine.test(line) || registry.test(line) ? [`${file}:${at + 1}`] : [])),
      )
    expect(wrong).toEqual(NONE)
    const lock = files.find(({ file }) => file === 'package-lock.json')?.text ?? ''
    expect(lock).not.toContain('"resolved": "http')
  })
})

describe('size', () => {
  /** Lists of like things, which are longer than they are hard to read. */
  const LISTS = /^src\/db\/schema\.ts$|^src\/bots\/language\/(messages\/|understanding\/slang\.ts)|^src\/seed\//

  test('a file is at most 400 lines', () => {
    const long = all.filter(({ file, lines }) => lines.length > 400 && !LISTS.test(file))
    expect(long.map(({ file, lines }) => `${file} has ${lines.length} lines`)).toEqual(NONE)
  })

  test('a function of the product is at most 70 lines, those of the functions inside it not counted', () => {
    const long = src.flatMap((source) =>
      nodesOf(source)
        .filter((node) => isFunction(node) && ownLinesOf(source, node) > 70 && !LISTS.test(source.file))
        .map((node) => `${placeOf(source, node)} has ${ownLinesOf(source, node)} lines`),
    )
    expect(long).toEqual(NONE)
  })

  test('a line is at most 120 characters (and a word), unless it holds text that cannot be broken', () => {
    const long = all.flatMap((source) => {
      const text = linesOfText(source)
      return source.lines.flatMap((line, at) =>
        line.length > 125 && !text.has(at) && !line.includes('https:') ? [`${source.file}:${at + 1}`] : [],
      )
    })
    expect(long).toEqual(NONE)
  })
})

describe('words', () => {
  /** A drawing is named after what it shows. */
  const OBVIOUS = /^src\/seed\/pictures\//

  test('every exported function says what it answers', () => {
    const named = src.filter(({ file }) => !OBVIOUS.test(file))
    const bare = named.flatMap((source) =>
      source.tree.statements
        .filter((node) => needsDocstring(node) && ts.getJSDocCommentsAndTags(node).length === 0)
        .map((node) => placeOf(source, node)),
    )
    expect(bare).toEqual(NONE)
  })

  test('every term of the office stands in docs/glossary.md', () => {
    const terms = glossaryTerms()
    const unexplained = src.flatMap((source) =>
      [...wordsOf(source)]
        .filter((word) => OFFICE.has(word) && !terms.has(word))
        .map((word) => `${source.file} ${word}`),
    )
    expect(unexplained).toEqual(NONE)
  })

  test('every code name that the glossary gives exists', () => {
    const known = new Set(src.flatMap(({ text }) => text.match(/[\w-]+/g) ?? []))
    const gone = glossaryRows().flatMap(([term = '', , , code = '']) =>
      [...code.matchAll(/`([^`]+)`/g)]
        .filter(([, name = '']) => !known.has(name))
        .map(([, name]) => `${term}: ${name}`),
    )
    expect(gone).toEqual(NONE)
  })

  test('every rule that the code cites is written in docs/rules.md', () => {
    const written = ruleNumbers()
    const cited = all.flatMap(({ file, text }) => [...text.matchAll(/R-\d\d\b/g)].map(([rule]) => ({ file, rule })))
    expect(cited.length).toBeGreaterThan(0)
    expect(cited.filter(({ rule }) => !written.has(rule))).toEqual(NONE)
  })

  test('every page of docs that the code points to is there', () => {
    const pages = new Set(files.map(({ file }) => file))
    const cited = src.flatMap(({ file, text }) =>
      [...text.matchAll(/docs\/[\w-]+\.md/g)].map(([page]) => ({ file, page })),
    )
    expect(cited.filter(({ page }) => !pages.has(page))).toEqual(NONE)
  })
})

test('every migration is in the journal, in order', () => {
  const folder = 'src/db/migrations'
  const journal = JSON.parse(readFileSync(`${folder}/meta/_journal.json`, 'utf8')) as Journal
  const written = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  expect(journal.entries.map(({ tag }) => `${tag}.sql`)).toEqual(written.sort())
  expect(journal.entries.map(({ idx }) => idx)).toEqual(written.map((_, index) => index))
  const moments = journal.entries.map(({ when }) => when)
  // The migrator skips whatever is not newer than the last one that was applied.
  expect(moments).toEqual([...moments].sort((a, b) => a - b))
})

test('the lock file names the packages of every platform, without which `npm ci` refuses a clean clone', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock
  const locked = new Set(Object.keys(packages).map((where) => where.split('node_modules/').at(-1)))
  const wanted = Object.values(packages).flatMap((each) => Object.keys(each.optionalDependencies ?? {}))
  expect(wanted.length).toBeGreaterThan(10)
  expect(wanted.filter((name) => !locked.has(name))).toEqual(NONE)
})

interface Lock {
  readonly packages: Readonly<Record<string, { readonly optionalDependencies?: Readonly<Record<string, string>> }>>
}

interface Journal {
  readonly entries: readonly { readonly idx: number; readonly tag: string; readonly when: number }[]
}

/** Words of Indonesian procurement that mean nothing to a reader from elsewhere. */
const OFFICE = new Set(
  `bast bendahara bkpp bpbj dinas etalase halal hps inaproc ingub insekda jakpreneur kak kbki kbli kecamatan kelurahan
  kota kpa kudapan kuitansi kurator lkpp meterai nib nik npd npwp ormas pa pagu panjar pbjt pdn penyedia perda perpres
  pirt pkp pmk pokmas pp ppbj ppk ppkukm ppn pph pptk rab rekening rup rupiah siplah sirup skpd slhs spj spk spse sudin
  suket swakelola tkdn tpk ukpbj umkm wapu`.split(/\s+/),
)

function glossaryRows(): string[][] {
  const rows = readFileSync('docs/glossary.md', 'utf8').match(/^\|.*\|$/gm) ?? []
  return rows.slice(2).map((row) =>
    row
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  )
}

/** Each word of a row's first cell: "PA / KPA" explains both. */
function glossaryTerms(): Set<string> {
  return new Set(glossaryRows().flatMap(([term = '']) => term.toLowerCase().match(/[a-z]+/g) ?? []))
}

function ruleNumbers(): Set<string> {
  return new Set([...readFileSync('docs/rules.md', 'utf8').matchAll(/<a id="(R-\d\d)">/g)].map(([, rule = '']) => rule))
}

/** The words of identifiers, single-word strings and comments, in lower case: `rupCode` holds `rup` and `code`. */
function wordsOf(source: Source): Set<string> {
  const names = nodesOf(source).flatMap((node) => {
    if (ts.isIdentifier(node)) return [node.text]
    return ts.isStringLiteralLike(node) && /^[a-z-]+$/.test(node.text) ? [node.text] : []
  })
  const comments = source.text.match(/\/\*\*[\s\S]*?\*\/|(?<=\s)\/\/ .*/g) ?? []
  const words = [...names, ...comments].flatMap((text) => text.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/))
  return new Set(words.map((word) => word.toLowerCase()))
}

function places(where: readonly Source[], check: (line: string) => boolean): string[] {
  return where.flatMap(({ file, lines }) => lines.flatMap((line, at) => (check(line) ? [`${file}:${at + 1}`] : [])))
}

function isCallOf(
  node: ts.Node,
  name: string,
): node is ts.CallExpression & { readonly expression: ts.PropertyAccessExpression } {
  return (
    ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === name
  )
}

/** `() => undefined`, `() => {}`, `() => null`: an answer to an error that tells nobody. */
function isNothing(node: ts.Node | undefined): boolean {
  return node !== undefined && /^\(?\w*\)? ?=> ?(undefined|null|\{\s*\})$/.test(node.getText())
}

function isFunction(node: ts.Node): boolean {
  return ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isArrowFunction(node)
}

/** The lines (from 0) with a long string or pattern on them, or inside one that runs over several lines. */
function linesOfText(source: Source): Set<number> {
  const found = new Set<number>()
  for (const node of nodesOf(source)) {
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || ts.isRegularExpressionLiteral(node)
    if (!isText || node.getWidth(source.tree) < 30) continue
    const lineAt = (position: number) => source.tree.getLineAndCharacterOfPosition(position).line
    for (let at = lineAt(node.getStart(source.tree)); at <= lineAt(node.getEnd()); at++) found.add(at)
  }
  return found
}

/** A function that only makes others (the closure of a part with state) is as long as what it says itself. */
function ownLinesOf(source: Source, outer: ts.Node): number {
  const lines = (node: ts.Node) => node.getText(source.tree).split('\n').length
  const inner = (node: ts.Node): number => {
    let total = 0
    node.forEachChild((child) => {
      total += isFunction(child) ? lines(child) - 1 : inner(child)
    })
    return total
  }
  return lines(outer) - inner(outer)
}

/** Functions, by whatever syntax, and classes; data shows itself. */
function needsDocstring(node: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(node) ? ts.getModifiers(node) : undefined
  if (!modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return false
  if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) return true
  if (!ts.isVariableStatement(node)) return false
  return node.declarationList.declarations.some(({ initializer }) => initializer && ts.isArrowFunction(initializer))
}

/** Each circle of files once, as `a → b → a`. */
function circles(next: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>()
  const found: string[] = []
  const visit = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file)
    if (start >= 0) found.push([...path.slice(start), file].join(' → '))
    if (start >= 0 || done.has(file)) return
    for (const other of next.get(file) ?? []) visit(other, [...path, file])
    done.add(file)
  }
  for (const file of next.keys()) visit(file, [])
  return found
}
