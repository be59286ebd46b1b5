import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { stem } from '#core/catalogue/stem.ts'
import { rowsOf } from '#db/rows.ts'
import { FORMS } from '../core/catalogue/verb-forms.ts'
import { openTestDatabase } from '../support/database.ts'

const database = await openTestDatabase()
afterAll(() => database.close())

test('our stemmer brings more forms of one verb together than PostgreSQL’s own Indonesian one', async () => {
  const forms = JSON.stringify(FORMS.map(([form, root]) => ({ form, root })))
  const [row] = rowsOf<{ right: number }>(
    await database.db.execute(sql`
      select count(*) filter (where ts_lexize('indonesian_stem', form) = ts_lexize('indonesian_stem', root))::int as right
      from jsonb_to_recordset(${forms}::jsonb) as f(form text, root text)`),
  )
  const snowball = (row?.right ?? 0) / FORMS.length
  const ours = FORMS.filter(([form, root]) => stem(form, () => false) === root).length / FORMS.length
  expect(snowball).toBeGreaterThan(0.7)
  expect(ours).toBeGreaterThan(snowball + 0.1)
})
