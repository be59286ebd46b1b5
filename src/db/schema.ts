/**
 * Every table, grouped as the office thinks of them. Ids are whole numbers that the application reserves ahead
 * (`reserveIds`), so that decisions stay pure and a batch is written in one go. Instants are `timestamptz` outside and
 * epoch milliseconds inside; days and hours are plain text.
 */
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  customType,
  date,
  index,
  integer,
  jsonb,
  pgSequence,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { type Instant, isoOf } from '#core/calendar.ts'
import type { Rupiah } from '#core/money.ts'
import type { Evidence } from '#core/order/index.ts'

const instant = customType<{ data: Instant; driverData: string | Date }>({
  dataType: () => 'timestamp(3) with time zone',
  fromDriver: (value) => new Date(value).getTime(),
  toDriver: isoOf,
})
const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' })
const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })
const id = () => bigint({ mode: 'number' })
const money = () => bigint({ mode: 'number' }).$type<Rupiah>()

/** Ids of everything but orders, and the numbers of orders, which people read and type. */
export const ids = pgSequence('ids', { startWith: 1 })
export const orderIds = pgSequence('order_ids', { startWith: 1 })
/** Numbers of the ledger's entries. */
export const ledgerEntries = pgSequence('ledger_entries', { startWith: 1 })

/** What a house of before kept in plain. An index that is nearly always empty; its questions must say it alike. */
export const PLAIN_NPWP = {
  ofPaper: sql`file -> 'vendor' ->> 'npwp' not like 'sealed:%'`,
  ofVendor: sql`npwp not like 'sealed:%'`,
}

// ——— The office: units, people, what they may do ———

export const units = pgTable('units', {
  id: id().primaryKey(),
  code: text().notNull().unique(),
  name: text().notNull(),
  kind: text().notNull(),
  address: text().notNull(),
  /** Kecamatan and kota: where deliveries go unless told otherwise. */
  district: text().notNull(),
  city: text().notNull(),
})

/** Saved delivery addresses of a unit. */
export const places = pgTable(
  'places',
  {
    id: id().primaryKey(),
    unitId: id()
      .notNull()
      .references(() => units.id),
    label: text().notNull(),
    address: text().notNull(),
    district: text().notNull(),
    city: text().notNull(),
  },
  (t) => [uniqueIndex('places_unit_label').on(t.unitId, t.label)],
)

export const people = pgTable('people', {
  id: id().primaryKey(),
  /** The staff number of officers; of others a code of ours. Natural key of imports. */
  code: text().notNull().unique(),
  name: text().notNull(),
  /** Bapak, Ibu or Kak: how the bot addresses this person. */
  honorific: text().notNull(),
  /** How this person asked to be called, and by which name; nothing: by the honorific, and Kak in a shop. */
  address: text(),
  calledAs: text(),
  language: text().notNull().default('id'),
  active: boolean().notNull().default(true),
  /** Asked not to be written to any more. */
  silencedAt: instant(),
})

/** The names under which a person appears on a messenger. No alias, no access. */
export const aliases = pgTable(
  'aliases',
  {
    channel: text().notNull(),
    externalId: text().notNull(),
    personId: id()
      .notNull()
      .references(() => people.id),
    createdAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.channel, t.externalId] }), index('aliases_person').on(t.personId)],
)

/** A role that a person holds in a unit, or in a vendor's shop. */
export const roles = pgTable(
  'roles',
  {
    personId: id()
      .notNull()
      .references(() => people.id),
    role: text().notNull(),
    unitId: id().references(() => units.id),
    vendorId: id(),
  },
  (t) => [
    uniqueIndex('roles_once').on(t.personId, t.role, sql`coalesce(${t.unitId}, 0)`, sql`coalesce(${t.vendorId}, 0)`),
    index('roles_role').on(t.role, t.personId),
    index('roles_unit').on(t.unitId),
    index('roles_vendor').on(t.vendorId),
  ],
)

export const invitations = pgTable('invitations', {
  id: id().primaryKey(),
  /** SHA-256 of the code; the code itself is shown once and never stored. */
  codeHash: text().notNull().unique(),
  role: text().notNull(),
  unitId: id().references(() => units.id),
  vendorId: id(),
  /** An existing person who gets a new alias, or nobody yet. */
  personId: id().references(() => people.id),
  name: text().notNull(),
  createdAt: instant().notNull(),
  createdBy: id().references(() => people.id),
  expiresAt: instant().notNull(),
  usedAt: instant(),
  usedBy: id().references(() => people.id),
})

export const holidays = pgTable('holidays', { day: date().primaryKey(), name: text().notNull() })

/** Rules and rates with validity and source: ceilings, deadlines, thresholds. The newest valid row of a key counts. */
export const rules = pgTable(
  'rules',
  {
    key: text().notNull(),
    validFrom: date().notNull(),
    validTo: date(),
    value: jsonb().notNull(),
    source: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.key, t.validFrom] })],
)

// ——— Money ———

export const budgetLines = pgTable(
  'budget_lines',
  {
    id: id().primaryKey(),
    /** The code under which the plan (RUP) was announced. */
    rupCode: text().notNull().unique(),
    unitId: id()
      .notNull()
      .references(() => units.id),
    year: integer().notNull(),
    /** Kode rekening. */
    accountCode: text().notNull(),
    name: text().notNull(),
    ceiling: money().notNull(),
    /** What open and finished orders hold of it. Changed only under this row's lock, with the order's own row. */
    committed: money().notNull().default(0),
    announcedOn: date(),
  },
  (t) => [index('budget_lines_unit').on(t.unitId, t.year)],
)

/** Who may act on a budget line: as imported, or given by the PA/KPA in a disposition. */
export const assignments = pgTable(
  'assignments',
  {
    budgetLineId: id()
      .notNull()
      .references(() => budgetLines.id),
    role: text().notNull(),
    personId: id()
      .notNull()
      .references(() => people.id),
    /** When the PA/KPA gave it in a disposition; none of what was imported. */
    givenAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.budgetLineId, t.role, t.personId] }), index('assignments_person').on(t.personId)],
)

// ——— Katalog Lokal ———

/** Etalase (no parent) and their subcategories. */
export const categories = pgTable('categories', {
  id: id().primaryKey(),
  code: text().notNull().unique(),
  parentId: id(),
  name: text().notNull(),
  emoji: text().notNull(),
  /** catering, goods or services: decides about taxes. */
  taxClass: text().notNull().default('goods'),
  position: smallint().notNull(),
})

export const vendors = pgTable(
  'vendors',
  {
    id: id().primaryKey(),
    /** Nomor Induk Berusaha: natural key of imports. */
    nib: text().notNull().unique(),
    name: text().notNull(),
    /** micro or small: PP 7/2021 art. 35. */
    size: text().notNull(),
    /** person, cv, pt or koperasi: decides about taxes. */
    form: text().notNull(),
    jakpreneur: boolean().notNull(),
    vatRegistered: boolean().notNull(),
    /** Sealed with SECRET_KEY: see sealed-npwp.ts. */
    npwp: text(),
    address: text().notNull(),
    district: text().notNull(),
    city: text().notNull(),
    active: boolean().notNull().default(true),
    joinedOn: date().notNull(),
    /** When goods are brought, as the shop said; days of the week count from Monday, 1. None said: whenever it is asked. */
    opens: text(),
    closes: text(),
    closedWeekdays: smallint().array().notNull().default([]),
    /** Who says that it may sell: an operator's `import`, a `curator`, or nobody yet. */
    curatedFrom: text().default('import'),
  },
  (t) => [index('vendors_plain_npwp').on(t.id).where(PLAIN_NPWP.ofVendor)],
)

/** Days on which a shop said that it is closed, both ends included. */
export const vendorClosures = pgTable(
  'vendor_closures',
  {
    id: id().primaryKey().generatedByDefaultAsIdentity(),
    vendorId: id()
      .notNull()
      .references(() => vendors.id),
    fromDay: date().notNull(),
    toDay: date().notNull(),
    askedBy: id().references(() => people.id),
    createdAt: instant().notNull(),
  },
  (t) => [index('vendor_closures_vendor').on(t.vendorId, t.toDay)],
)

/** Letters with validity: halal, suket (PP 55), surat-pernyataan (0 %), slhs, nib. */
export const vendorLetters = pgTable(
  'vendor_letters',
  {
    vendorId: id()
      .notNull()
      .references(() => vendors.id),
    kind: text().notNull(),
    number: text().notNull(),
    validFrom: date().notNull(),
    validTo: date(),
    /** The paper itself, as it was shown. */
    file: text(),
    /** The last reminder before its end: how many days before it was due. */
    remindedDays: smallint(),
  },
  (t) => [primaryKey({ columns: [t.vendorId, t.kind, t.number] }), index('vendor_letters_end').on(t.validTo)],
)

export const products = pgTable(
  'products',
  {
    id: id().primaryKey(),
    sku: text().notNull().unique(),
    vendorId: id()
      .notNull()
      .references(() => vendors.id),
    categoryId: id()
      .notNull()
      .references(() => categories.id),
    name: text().notNull(),
    description: text().notNull(),
    unit: text().notNull(),
    price: money().notNull(),
    minOrder: integer().notNull(),
    maxPerDay: integer(),
    leadTimeHours: integer().notNull(),
    /** Kota that the vendor delivers to. */
    serviceArea: text().array().notNull(),
    deliveryFee: money().notNull(),
    halal: boolean().notNull(),
    /** Made in Indonesia, and its share of domestic content in percent. */
    domestic: boolean().notNull(),
    tkdn: smallint(),
    picture: text().notNull(),
    listed: boolean().notNull().default(true),
    listedOn: date().notNull(),
    /** How many there were when the shop said so, and when that was; null while nobody counts. */
    stock: integer(),
    stockAt: instant(),
    /** As of a vendor: nothing is listed that nobody passed. */
    curatedFrom: text().default('import'),
    /** Why it is not listed although it passed: `shop` took it off, or a `letter` ran out. */
    withheld: text(),
    /** Static rank of search results, 0 to 1000: how often it was ordered, and how complete its card is. */
    score: integer().notNull().default(0),
    /** Ratings of orders that held it: how many, and their stars in all. */
    ratings: integer().notNull().default(0),
    stars: integer().notNull().default(0),
    /** Written by the catalogue's own indexer (`indexProducts`), root words and facets; none when it cannot be found. */
    terms: tsvector(),
  },
  (t) => [
    index('products_category').on(t.categoryId, t.score),
    index('products_vendor').on(t.vendorId),
    index('products_withheld').on(t.id).where(sql`withheld = 'letter'`),
    check('products_listed_passed', sql`not listed or curated_from is not null`),
    index('products_terms').using('gin', t.terms).with({ fastupdate: false }),
    // The best few are asked first: a small index that answers most searches.
    index('products_terms_top').using('gin', t.terms).with({ fastupdate: false }).where(sql`score >= 850`),
  ],
)

/** What a curator looks at: a new shop, a new or changed product, a paper. One row is one look; it stays for the record. */
export const curations = pgTable(
  'curations',
  {
    id: id().primaryKey(),
    /** vendor, product or letter. */
    kind: text().notNull(),
    vendorId: id()
      .notNull()
      .references(() => vendors.id),
    productId: id().references(() => products.id),
    /** Of a paper or a changed product: what becomes of it when it passes. */
    details: jsonb().notNull().default({}),
    file: text(),
    /** waiting, more (the shop was asked for more), accepted or refused. */
    status: text().notNull(),
    askedBy: id().references(() => people.id),
    askedAt: instant().notNull(),
    decidedBy: id().references(() => people.id),
    decidedAt: instant(),
    /** A, B or C. */
    grade: text(),
    /** What was not in order: photo, taste, packaging, hygiene, halal, papers. */
    faults: text().array().notNull().default([]),
    words: text().notNull().default(''),
  },
  (t) => [
    index('curations_open').on(t.askedAt).where(sql`status in ('waiting', 'more')`),
    index('curations_vendor').on(t.vendorId),
    uniqueIndex('curations_one_of_a_product').on(t.productId).where(sql`status in ('waiting', 'more')`),
  ],
)

/** The middle price of like offers: same subcategory, same unit. Kept by `indexProducts` with every change of a product. */
export const priceMedians = pgTable(
  'price_medians',
  {
    categoryId: id().notNull(),
    unit: text().notNull(),
    offers: integer().notNull(),
    median: money().notNull(),
  },
  (t) => [primaryKey({ columns: [t.categoryId, t.unit] })],
)

/** Every price that a product ever had. The newest on or before a day is that day's price. */
export const prices = pgTable(
  'prices',
  {
    productId: id()
      .notNull()
      .references(() => products.id),
    validFrom: instant().notNull(),
    price: money().notNull(),
  },
  (t) => [primaryKey({ columns: [t.productId, t.validFrom] })],
)

/** Words of the catalogue with how many products hold them: what misspelt searches are held against. */
export const vocabulary = pgTable(
  'vocabulary',
  { word: text().primaryKey(), root: text().notNull(), products: integer().notNull() },
  (t) => [
    index('vocabulary_trigrams').using('gin', t.word.op('gin_trgm_ops')),
    index('vocabulary_prefix').on(t.word.op('text_pattern_ops')),
  ],
)

// ——— Orders ———

/** Orders that are not over: the partial index and the questions that use it must say it alike. */
export const OPEN = sql`status not in ('completed', 'rejected', 'declined', 'expired', 'cancelled')`

export const orders = pgTable(
  'orders',
  {
    id: id().primaryKey(),
    /** The basket it was made of: one basket, at most one order. */
    basketId: text().notNull().unique(),
    status: text().notNull(),
    unitId: id()
      .notNull()
      .references(() => units.id),
    budgetLineId: id().notNull(),
    vendorId: id()
      .notNull()
      .references(() => vendors.id),
    requesterId: id()
      .notNull()
      .references(() => people.id),
    /** Who approved, received and paid: three different people, none of them the requester. */
    approverId: id().references(() => people.id),
    receiverId: id().references(() => people.id),
    payerId: id().references(() => people.id),
    goodsTotal: money().notNull(),
    deliveryFee: money().notNull(),
    tax: money().notNull(),
    total: money().notNull(),
    /** The PPN that applied on the day of placing, as a fraction. */
    taxRate: jsonb().$type<{ numerator: number; denominator: number }>().notNull(),
    deliverAt: instant().notNull(),
    place: jsonb().$type<{ label: string; address: string; district: string; city: string }>().notNull(),
    note: text().notNull(),
    placedAt: instant().notNull(),
    /** Since when it has this status. */
    statusAt: instant().notNull(),
    answerDueAt: instant(),
    /** The next moment at which the clock itself must act on it (a reminder, a deadline). */
    alarmAt: instant(),
    remindersSent: smallint().notNull().default(0),
    /** What the vendor proposed and the officer has not answered yet. */
    proposal: jsonb(),
    refusal: jsonb().$type<{ reason: string; words: string }>(),
    /** Until when the vendor was promised the money; set at receipt. */
    payBy: instant(),
    /** What no question asks for by column: requests, inspection, bill, payment, rating, notices (core's `OrderDetails`). */
    details: jsonb().notNull().default({}),
    /** Links of the ledger so far, and the hash of the newest. */
    links: integer().notNull(),
    head: text().notNull(),
  },
  (t) => [
    index('orders_status').on(t.status, t.statusAt),
    index('orders_vendor').on(t.vendorId, t.status),
    index('orders_vendor_placed').on(t.vendorId, t.placedAt),
    index('orders_requester').on(t.requesterId, t.placedAt),
    // With what the guards add up of a unit's year: read from the index alone, however much was ordered in it.
    index('orders_unit').on(t.unitId, t.placedAt, t.status, t.vendorId, t.total),
    index('orders_placed').on(t.placedAt),
    index('orders_budget').on(t.budgetLineId),
    index('orders_alarm').on(t.alarmAt).where(sql`alarm_at is not null`),
    // What waits for somebody in a unit: everybody's list of tasks.
    index('orders_open').on(t.unitId, t.answerDueAt).where(OPEN),
    // What should have arrived by now: asked by the summary, however many orders have gone before.
    index('orders_due').on(t.deliverAt).where(sql`status in ('in-progress', 'on-the-way')`),
    // Whose money is due: the treasurers' list, and the late payers of the summary.
    // Whose tax slip is missing: the treasurers' list and their reminder.
    index('orders_without_slip').on(t.payerId).where(sql`details -> 'payment' ->> 'slip' = 'due'`),
    index('orders_unpaid').on(t.payBy).where(sql`status in ('received', 'payment-submitted')`),
  ],
)

export const orderLines = pgTable(
  'order_lines',
  {
    orderId: id()
      .notNull()
      .references(() => orders.id),
    line: smallint().notNull(),
    productId: id().notNull(),
    name: text().notNull(),
    unit: text().notNull(),
    price: money().notNull(),
    quantity: integer().notNull(),
    total: money().notNull(),
  },
  (t) => [primaryKey({ columns: [t.orderId, t.line] }), index('order_lines_product').on(t.productId)],
)

/** What a head asks about in the morning: the partial index and its question must say it alike. */
export const NOTABLE = sql`act in ('forceCancel', 'escalate')
  or (act in ('receive', 'count', 'dispute') and data -> 'lateness' ->> 'waived' is not null)`

/** Append-only and hash-chained per order. Nothing here is ever updated or deleted; a trigger sees to that. */
export const ledger = pgTable(
  'ledger',
  {
    orderId: id().notNull(),
    link: integer().notNull(),
    at: instant().notNull(),
    act: text().notNull(),
    personId: id(),
    role: text().notNull(),
    channel: text().notNull(),
    /** The inbox row that caused it; none when the clock did. */
    inboxId: id(),
    data: jsonb().notNull(),
    previous: text().notNull(),
    hash: text().notNull(),
    /** In the order of writing, whatever the instants say: what a seal has not seen yet. None on what is older than this. */
    entry: id().default(sql`nextval('ledger_entries')`),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.link] }),
    index('ledger_at').on(t.at, t.act),
    index('ledger_notable').on(t.at).where(NOTABLE),
    index('ledger_entry').on(t.entry).where(sql`entry is not null`),
  ],
)

/** The ledger's ends, sealed once a day into one root: see core/oversight/seal.ts. Append-only like the ledger. */
export const seals = pgTable('seals', {
  number: integer().primaryKey(),
  day: date().notNull().unique(),
  previous: text().notNull(),
  orders: integer().notNull(),
  root: text().notNull(),
  /** It has seen every entry of the ledger up to this number. */
  upTo: id(),
  createdAt: instant().notNull(),
})

/** What each seal covers: the orders that changed since the one before, as their chains ended then. */
export const sealedHeads = pgTable(
  'sealed_heads',
  {
    orderId: id().notNull(),
    seal: integer()
      .notNull()
      .references(() => seals.number),
    links: integer().notNull(),
    head: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.orderId, t.seal] }), index('sealed_heads_seal').on(t.seal, t.orderId)],
)

/** The last number given to an order of a unit in a year: its papers are numbered by it, without a gap. */
export const paperCounters = pgTable(
  'paper_counters',
  {
    unitId: id()
      .notNull()
      .references(() => units.id),
    year: integer().notNull(),
    last: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.unitId, t.year] })],
)

/** Papers that were issued, by the code printed on them: anybody may check one. The bytes are made anew when need be. */
export const papers = pgTable(
  'papers',
  {
    code: text().primaryKey(),
    orderId: id()
      .notNull()
      .references(() => orders.id),
    kind: text().notNull(),
    number: text().notNull(),
    /** The link of the ledger that issued it, and its hash. */
    link: integer().notNull(),
    head: text().notNull(),
    /** What the ledger does not hold, as it was when the paper was issued: names, addresses, settings, the bill. */
    file: jsonb().notNull(),
    createdAt: instant().notNull(),
    /** Of the PDF, and what it is called; none before it was first made. */
    sha256: text(),
    fileName: text(),
    /** When those whom it concerns were sent it. */
    sentAt: instant(),
  },
  (t) => [
    index('papers_order').on(t.orderId),
    index('papers_sha256').on(t.sha256),
    index('papers_plain_npwp').on(t.code).where(PLAIN_NPWP.ofPaper),
  ],
)

/** Papers and packs that are still to be made: written with the event that asks for them, gone with their sending. */
export const paperWork = pgTable(
  'paper_work',
  {
    id: id().primaryKey().generatedByDefaultAsIdentity(),
    orderId: id()
      .notNull()
      .references(() => orders.id),
    /** issue, or pack. */
    what: text().notNull(),
    /** The chat that asked; none when an event did, and everybody concerned is sent it. */
    chatId: id().references(() => chats.id),
    createdAt: instant().notNull(),
    tries: smallint().notNull().default(0),
    /** Not before then: somebody is at it, or it failed. */
    notBefore: instant(),
    /** Who is at it. */
    clerk: text(),
  },
  (t) => [uniqueIndex('paper_work_once').on(t.orderId, t.what, t.chatId)],
)

/** Every naming by a PA/KPA, and its end. Append-only, a trigger sees to that; `assignments` is its consequence. */
export const dispositions = pgTable(
  'dispositions',
  {
    id: id().primaryKey().generatedByDefaultAsIdentity(),
    budgetLineId: id()
      .notNull()
      .references(() => budgetLines.id),
    role: text().notNull(),
    personId: id()
      .notNull()
      .references(() => people.id),
    /** named, or released. */
    act: text().notNull(),
    byPersonId: id()
      .notNull()
      .references(() => people.id),
    /** In the words of whoever gave it. */
    note: text().notNull().default(''),
    channel: text().notNull(),
    inboxId: id(),
    at: instant().notNull(),
  },
  (t) => [index('dispositions_line').on(t.budgetLineId, t.at)],
)

/** Where vendors want their money. A new account is held until a person has checked it through another way. */
export const vendorAccounts = pgTable(
  'vendor_accounts',
  {
    id: id().primaryKey(),
    vendorId: id()
      .notNull()
      .references(() => vendors.id),
    bank: text().notNull(),
    holder: text().notNull(),
    /** Encrypted with SECRET_KEY; people see the last four digits. */
    sealedNumber: bytes().notNull(),
    tail: text().notNull(),
    /** held, verified, refused or retired. */
    status: text().notNull(),
    askedBy: id().references(() => people.id),
    askedAt: instant().notNull(),
    checkedBy: id().references(() => people.id),
    checkedAt: instant(),
    /** How it was checked: in person, by telephone, by letter. */
    checkedHow: text(),
  },
  (t) => [
    index('vendor_accounts_vendor').on(t.vendorId, t.status),
    uniqueIndex('vendor_accounts_verified').on(t.vendorId).where(sql`status = 'verified'`),
  ],
)

/** Keyed fingerprints of NIK, NPWP, telephone, account and address: equal ones link vendors, and tell nothing else. */
export const vendorIdentities = pgTable(
  'vendor_identities',
  {
    vendorId: id()
      .notNull()
      .references(() => vendors.id),
    kind: text().notNull(),
    fingerprint: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.vendorId, t.kind, t.fingerprint] }),
    // The first few who share one, however many do: a market hall is the address of thousands.
    index('vendor_identities_shared').on(t.fingerprint, t.vendorId),
  ],
)

/** What one admin wants to override and a second has to agree to. */
export const overrides = pgTable(
  'overrides',
  {
    id: id().primaryKey(),
    orderId: id()
      .notNull()
      .references(() => orders.id),
    act: text().notNull(),
    reason: text().notNull(),
    askedBy: id()
      .notNull()
      .references(() => people.id),
    askedAt: instant().notNull(),
    /** asked, done or dropped. */
    status: text().notNull(),
    settledBy: id().references(() => people.id),
    settledAt: instant(),
  },
  (t) => [index('overrides_order').on(t.orderId)],
)

// ——— Conversations ———

export const chats = pgTable(
  'chats',
  {
    id: id().primaryKey().generatedByDefaultAsIdentity(),
    channel: text().notNull(),
    chat: text().notNull(),
    /** Which of the office's own numbers it talks with: the one that it wrote to last. */
    account: text().notNull().default('main'),
    group: boolean().notNull().default(false),
    personId: id().references(() => people.id),
    /** The shop whose group it is: its people speak for it there. */
    vendorId: id().references(() => vendors.id),
    /** One sender at a time: taken until then by the process named. */
    senderUntil: instant(),
    sender: text(),
    /** Wrong invitation codes so far, and until when this chat must wait. */
    attempts: smallint().notNull().default(0),
    barredUntil: instant(),
    /** How fast it writes (core/people/pace.ts), and until when it is not listened to. */
    paceDueAt: instant(),
    mutedUntil: instant(),
    /** When this chat last wrote to us: a person with several is answered on the newest. */
    lastInboundAt: instant(),
    /** Blocked us, or cold on WhatsApp: nothing is sent until they write again. */
    closedAt: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('chats_address').on(t.channel, t.chat),
    index('chats_person').on(t.personId),
    index('chats_vendor').on(t.vendorId),
  ],
)

export const inbox = pgTable(
  'inbox',
  {
    id: id().primaryKey().generatedByDefaultAsIdentity(),
    chatId: id()
      .notNull()
      .references(() => chats.id),
    messageId: text().notNull(),
    incoming: jsonb().notNull(),
    /** fetching (its file is not here yet), waiting, done, or dead: set aside with its error for an admin to retry. */
    status: text().notNull().default('waiting'),
    receivedAt: instant().notNull(),
    /** How often its file was asked for, who is at it, and when somebody else may ask again. */
    fetchTries: smallint().notNull().default(0),
    fetcher: text(),
    fetchAfter: instant(),
    doneAt: instant(),
    error: text(),
  },
  (t) => [
    uniqueIndex('inbox_once').on(t.chatId, t.messageId),
    index('inbox_waiting').on(t.chatId, t.id).where(sql`status = 'waiting'`),
    index('inbox_fetching').on(t.chatId, t.id).where(sql`status = 'fetching'`),
    index('inbox_dead').on(t.id).where(sql`status = 'dead'`),
  ],
)

export const outbox = pgTable(
  'outbox',
  {
    id: id().primaryKey().generatedByDefaultAsIdentity(),
    chatId: id()
      .notNull()
      .references(() => chats.id),
    say: jsonb().notNull(),
    /** queued, sent, delivered, read, or failed. */
    status: text().notNull().default('queued'),
    /** What taps on its choices come back with, and whether they are spent. */
    token: text(),
    spentAt: instant(),
    orderId: id(),
    /** Platform ids: of the message it edits, of the one it answers, of what it became. */
    edits: jsonb().$type<{ messageId: string; hadPicture: boolean }>(),
    quotes: text(),
    messageIds: text().array(),
    attempts: smallint().notNull().default(0),
    notBefore: instant(),
    createdAt: instant().notNull(),
    sentAt: instant(),
    error: text(),
  },
  (t) => [
    index('outbox_queued').on(t.chatId, t.id).where(sql`status = 'queued'`),
    uniqueIndex('outbox_token').on(t.token).where(sql`token is not null`),
    index('outbox_chat').on(t.chatId, t.id),
    index('outbox_message_ids').using('gin', t.messageIds).where(sql`message_ids is not null`),
  ],
)

/** Where a person stands in a conversation, whichever messenger they use. Parsed by the flows, never trusted. */
export const sessions = pgTable('sessions', {
  /** `p:<person>` or, for strangers, `c:<chat>`. */
  key: text().primaryKey(),
  state: jsonb().notNull(),
  updatedAt: instant().notNull(),
})

/** Who talks with an admin at the moment; the bot is quiet in that chat until the row is gone. */
export const handovers = pgTable('handovers', {
  personId: id()
    .primaryKey()
    .references(() => people.id),
  since: instant().notNull(),
  /** When either side wrote last. */
  lastAt: instant().notNull(),
})

/** What officers and shops wrote to each other through the bot. */
export const correspondence = pgTable(
  'correspondence',
  {
    id: id().primaryKey().generatedByDefaultAsIdentity(),
    orderId: id(),
    productId: id(),
    vendorId: id()
      .notNull()
      .references(() => vendors.id),
    officerId: id()
      .notNull()
      .references(() => people.id),
    writerId: id()
      .notNull()
      .references(() => people.id),
    fromVendor: boolean().notNull(),
    words: text().notNull(),
    /** Photos and documents that went with them. */
    files: jsonb().$type<readonly Evidence[]>().notNull().default([]),
    at: instant().notNull(),
  },
  (t) => [index('correspondence_order').on(t.orderId, t.id).where(sql`order_id is not null`)],
)

/** Pictures and documents by their SHA-256. */
export const files = pgTable('files', {
  sha256: text().primaryKey(),
  mimeType: text().notNull(),
  bytes: bytes().notNull(),
  createdAt: instant().notNull(),
})

/** A platform's own id for a file that it already has, so that it is uploaded once. */
export const uploads = pgTable(
  'uploads',
  { channel: text().notNull(), sha256: text().notNull(), remoteId: text().notNull() },
  (t) => [primaryKey({ columns: [t.channel, t.sha256] })],
)

/** Who gets summaries, in which chat; and which were made, so that each is made once. */
export const summarySubscriptions = pgTable(
  'summary_subscriptions',
  {
    chatId: id()
      .notNull()
      .references(() => chats.id),
    personId: id().notNull(),
    createdAt: instant().notNull(),
    /** Wants none here any more: for admins, who get them unasked. */
    stoppedAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.chatId] })],
)
export const summaries = pgTable(
  'summaries',
  {
    kind: text().notNull(),
    /** First day of the day or week that it covers. */
    period: date().notNull(),
    chatId: id().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.period, t.chatId] })],
)

// ——— Machinery ———

/** Named positions, such as the Telegram update offset. */
export const cursors = pgTable('cursors', { name: text().primaryKey(), value: bigint({ mode: 'number' }).notNull() })

/** Times in which nobody was there: of the house, or of one messenger. People, deadlines and admins are told by them. */
export const outages = pgTable(
  'outages',
  {
    id: id().primaryKey().generatedByDefaultAsIdentity(),
    beganAt: instant().notNull(),
    endedAt: instant().notNull(),
    /** The messenger that was away; none when it was the house itself. */
    channel: text(),
    /** The newest message that had been taken in before it ended: what waited comes after. */
    inboxBefore: id().notNull(),
    /** When the admins were told how it ended. */
    toldAt: instant(),
  },
  (t) => [index('outages_ended').on(t.endedAt), index('outages_untold').on(t.id).where(sql`told_at is null`)],
)

/** One holder at a time, until it stops renewing: the WhatsApp socket, the Telegram poller. */
export const leases = pgTable('leases', {
  name: text().primaryKey(),
  holder: text().notNull(),
  until: instant().notNull(),
})

/** The WhatsApp account itself: every value is encrypted with SECRET_KEY. */
export const whatsappKeys = pgTable(
  'whatsapp_keys',
  { account: text().notNull(), type: text().notNull(), keyId: text().notNull(), value: bytes().notNull() },
  (t) => [primaryKey({ columns: [t.account, t.type, t.keyId] })],
)

/** Raw stanzas, stored before the library sees them and deleted when their message is in the inbox. */
export const whatsappStanzas = pgTable(
  'whatsapp_stanzas',
  {
    id: id().primaryKey().generatedByDefaultAsIdentity(),
    account: text().notNull(),
    chat: text().notNull(),
    messageId: text().notNull(),
    stanza: bytes().notNull(),
    receivedAt: instant().notNull(),
    /** Set when replaying it failed for good, with the reason. */
    deadAt: instant(),
    error: text(),
  },
  (t) => [uniqueIndex('whatsapp_stanzas_once').on(t.account, t.chat, t.messageId)],
)

/** Plaintext by the hash of its ciphertext, kept in the same commit as the ratchet step; a replay decrypts from here. */
export const whatsappPlaintexts = pgTable(
  'whatsapp_plaintexts',
  {
    account: text().notNull(),
    ciphertextHash: text().notNull(),
    plaintext: bytes().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.account, t.ciphertextHash] })],
)

/** What we sent on WhatsApp, by message id: answers `getMessage` when a phone asks for a resend. */
export const whatsappSent = pgTable(
  'whatsapp_sent',
  {
    account: text().notNull(),
    messageId: text().notNull(),
    chat: text().notNull(),
    message: bytes().notNull(),
    createdAt: instant().notNull(),
    /** When WhatsApp took it: a retry of the rest then leaves this one out. */
    acceptedAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.account, t.messageId] })],
)

/** What an operator or admin should know: dead letters, a closed breaker, a number that is not hers any more. */
export const incidents = pgTable(
  'incidents',
  {
    id: id().primaryKey().generatedByDefaultAsIdentity(),
    at: instant().notNull(),
    kind: text().notNull(),
    /** Facts without personal data: ids and codes. */
    facts: jsonb().notNull(),
    closedAt: instant(),
  },
  (t) => [index('incidents_open').on(t.at).where(sql`closed_at is null`)],
)
