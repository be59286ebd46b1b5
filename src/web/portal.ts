/** What stands at `/` where real messengers are connected: a plain word of what this is. */
import { Hono } from 'hono'
import { policyOf } from './headers.ts'

const PAGE = `<!doctype html>
<html lang="id">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Pesan</title>
<style>
  :root { color-scheme: light dark }
  body { font: 18px/1.5 system-ui, sans-serif; margin: 12vh auto; max-width: 34rem; padding: 0 1.5rem }
  h1 { font-size: 2.4rem; margin: 0 }
</style>
<h1>Pesan</h1>
<p>Kantor pengadaan yang hidup di dalam chat. Petugas memesan lewat Telegram, UMKM menjawab lewat WhatsApp.</p>
<p>Buku besarnya disegel setiap hari: <a href="/open-data/seals.json">segel harian</a>.</p>
<p>Cara memakainya, satu halaman untuk setiap peran: <a href="/panduan">panduan</a>.</p>
<p>Bila Anda petugas atau penjual, buka chat-nya dan kirim kode undangan dari admin.</p>
</html>
`

/** The routes of the portal. */
export function portal(): Hono {
  const room = new Hono()
  room.get('/', (context) => context.html(PAGE, 200, { 'content-security-policy': policyOf(PAGE) }))
  return room
}
