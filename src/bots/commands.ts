/** The command menu that Telegram shows, per language. */
import type { CommandMenus } from './telegram/commands.ts'

/** What everybody sees; a command that is not theirs says so kindly. */
export const COMMAND_MENUS: CommandMenus = {
  default: [
    { command: 'menu', description: 'Menu utama' },
    { command: 'katalog', description: 'Lihat Katalog Lokal' },
    { command: 'keranjang', description: 'Keranjang dan check-out' },
    { command: 'pesanan', description: 'Pesanan saya' },
    { command: 'ringkasan', description: 'Ringkasan hari atau minggu (admin)' },
    { command: 'undang', description: 'Undang orang (admin)' },
    { command: 'putus', description: 'Putus akses ponsel hilang (admin)' },
    { command: 'bahasa', description: 'Bahasa Indonesia / English' },
    { command: 'bantuan', description: 'Cara pakai' },
  ],
  en: [
    { command: 'menu', description: 'Main menu' },
    { command: 'katalog', description: 'Browse the local catalogue' },
    { command: 'keranjang', description: 'Basket and check-out' },
    { command: 'pesanan', description: 'My orders' },
    { command: 'ringkasan', description: 'Summary of a day or week (admins)' },
    { command: 'undang', description: 'Invite somebody (admins)' },
    { command: 'putus', description: 'Cut off a lost phone (admins)' },
    { command: 'bahasa', description: 'Bahasa Indonesia / English' },
    { command: 'bantuan', description: 'How it works' },
  ],
}
