/** What an operator should change before it costs something, as a code: its sentence is in the message files. */
export type OperatorWarning =
  /** PGlite never fsyncs: fine for trying. */
  | { readonly code: 'embedded-database' }
  /** An office that works on the made-up people of the demo. */
  | { readonly code: 'demo-people' }
  /** In megabytes: what is left, and where Pesan stops in order. */
  | { readonly code: 'little-room'; readonly left: number; readonly least: number }
