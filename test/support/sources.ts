/** The project's own files, and what they say of themselves, for the checks of test/tidy.test.ts. */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** Never ours to judge: installed, generated, or data of a running office. */
const FOREIGN = ['node_modules', '.git', 'data', 'coverage', 'dist']

export interface Import {
  /** Relative to the root for our own files (`src/core/money.ts`), else the package's or builtin's name. */
  readonly from: string
  readonly own: boolean
  readonly line: number
  /** Names imported as values; empty when all are types. `*` for a namespace, a bare import, or a dynamic one. */
  readonly values: readonly string[]
}

export interface Source {
  /** `src/core/money.ts` */
  readonly file: string
  readonly text: string
  readonly lines: readonly string[]
  readonly tree: ts.SourceFile
  readonly imports: readonly Import[]
}

/** All text files of the project, whatever language they are in. */
export function projectFiles(): { readonly file: string; readonly text: string }[] {
  const names = globSync('**/*', { cwd: ROOT, exclude: ({ name }) => FOREIGN.includes(name), withFileTypes: true })
  const dotted = globSync(['.ci/*', '.npmrc', '.gitignore'], { cwd: ROOT, withFileTypes: true })
  return [...names, ...dotted]
    .filter((entry) => entry.isFile() && !/\.(png|jpg|jpeg|gif|webp|ico|woff2|xlsx|pdf|tar)$/.test(entry.name))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
    .map((file) => ({ file, text: readFileSync(path.join(ROOT, file), 'utf8') }))
}

/** Every TypeScript file under `src` and `test`, parsed. */
export function sources(): Source[] {
  return globSync(['src/**/*.ts', 'test/**/*.ts'], { cwd: ROOT })
    .sort()
    .map((file) => {
      const text = readFileSync(path.join(ROOT, file), 'utf8')
      const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
      return { file, text, lines: text.split('\n'), tree, imports: importsOf(file, tree) }
    })
}

/** Every node of the file, in order. */
export function nodesOf(source: Source): ts.Node[] {
  const found: ts.Node[] = []
  const visit = (node: ts.Node): void => {
    found.push(node)
    node.forEachChild(visit)
  }
  visit(source.tree)
  return found
}

/** `src/core/money.ts:12`, of the node's first character. */
export function placeOf(source: Source, node: ts.Node): string {
  return `${source.file}:${lineOf(source.tree, node) + 1}`
}

/** Is there a comment on the node's first line or the line above it, or inside it? */
export function hasReason(source: Source, node: ts.Node): boolean {
  const line = lineOf(source.tree, node)
  const near = [source.lines[line - 1] ?? '', source.lines[line] ?? '', node.getText(source.tree)]
  return near.some((text) => /(?:^|\s)\/\/ ?\w|\/\*|^\s*\*/.test(text))
}

function importsOf(file: string, tree: ts.SourceFile): Import[] {
  const found: Import[] = []
  const add = (name: string, node: ts.Node, values: readonly string[]) =>
    found.push({ ...resolve(file, name), line: lineOf(tree, node) + 1, values })
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(textOf(node.moduleSpecifier), node, importedValues(node.importClause))
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier && !node.isTypeOnly)
      add(textOf(node.moduleSpecifier), node, ['*'])
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && node.arguments[0])
      add(textOf(node.arguments[0]), node, ['*'])
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(textOf(node.argument.literal), node, [])
    node.forEachChild(visit)
  }
  visit(tree)
  return found
}

function importedValues(clause: ts.ImportClause | undefined): string[] {
  if (!clause) return ['*']
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return []
  const named = clause.namedBindings
  const names = named && ts.isNamedImports(named) ? named.elements.filter((element) => !element.isTypeOnly) : []
  return [
    ...(clause.name ? ['default'] : []),
    ...(named && ts.isNamespaceImport(named) ? ['*'] : []),
    ...names.map((element) => (element.propertyName ?? element.name).text),
  ]
}

function resolve(file: string, name: string): { from: string; own: boolean } {
  if (name.startsWith('.')) return { from: path.join(path.dirname(file), name), own: true }
  if (!name.startsWith('#')) return { from: name, own: false }
  const [alias = '', ...rest] = name.slice(1).split('/')
  const folder = alias === 'src' || alias === 'test' ? alias : `src/${alias}`
  return { from: [folder, ...rest].join('/'), own: true }
}

function lineOf(tree: ts.SourceFile, node: ts.Node): number {
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line
}

function textOf(node: ts.Node): string {
  return ts.isStringLiteralLike(node) ? node.text : ''
}
