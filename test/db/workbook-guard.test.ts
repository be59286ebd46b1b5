import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import writeExcel from 'write-excel-file/node'
import { tableFrom, UnreadableTable } from '#db/import/index.ts'
import { isHarmlessArchive } from '#db/import/workbook-guard.ts'

const workbook = async () =>
  Buffer.from(
    await writeExcel([
      [{ value: 'kode' }, { value: 'nama' }],
      [{ value: 'A' }, { value: 'B' }],
    ]).toBuffer(),
  )

/** An archive of one entry; `said` is how long it claims to be once unpacked. */
function archive(content: Buffer, said = content.length): Buffer {
  const packed = deflateRawSync(content)
  const name = Buffer.from('xl/a.xml')
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(said, 22)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(said, 24)
  central.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(local.length + name.length + packed.length, 16)
  return Buffer.concat([local, name, packed, central, name, end])
}

test('a workbook is read from its bytes', async () => {
  expect(await tableFrom(await workbook(), 'a.xlsx')).toMatchObject({
    header: ['kode', 'nama'],
    rows: [{ cells: ['A', 'B'] }],
  })
})

test('a small file that unpacks to gigabytes is refused before it is unpacked, whatever size it claims', () => {
  const mega = 1024 * 1024
  expect(isHarmlessArchive(archive(Buffer.alloc(2 * mega)), 3 * mega)).toBe(true)
  expect(isHarmlessArchive(archive(Buffer.alloc(4 * mega)), 3 * mega)).toBe(false)
  expect(isHarmlessArchive(archive(Buffer.alloc(4 * mega), 10), 3 * mega)).toBe(false)
  const bomb = archive(Buffer.alloc(300 * mega))
  expect(bomb.length).toBeLessThan(mega)
  expect(isHarmlessArchive(bomb)).toBe(false)
})

test('an archive with more in it than it lists is refused: another reader would see what this one did not', async () => {
  const whole = archive(Buffer.from('<a/>'))
  const hidden = archive(Buffer.alloc(9))
  expect(isHarmlessArchive(Buffer.concat([hidden.subarray(0, 60), whole]))).toBe(false)
  expect(isHarmlessArchive(whole.subarray(0, -1))).toBe(false)
  expect(isHarmlessArchive(Buffer.alloc(0))).toBe(false)
  await expect(tableFrom(Buffer.from('PK\x03\x04'), 'a.xlsx')).rejects.toThrow(UnreadableTable)
})
