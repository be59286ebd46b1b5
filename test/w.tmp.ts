import { understandLine } from '#bots/language/understanding/index.ts'
import { NOW } from '#test/bots/language/phrase-files.ts'
for (const s of process.argv.slice(2)) { const [text, as='vendor', asked] = s.split('|'); console.log(text, JSON.stringify(understandLine(text!, { as: as as never, now: NOW, ...(asked?{asked: asked as never}:{}) }))) }
