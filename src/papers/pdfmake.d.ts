/** What we use of pdfmake. Its published types bring the browser's globals into every file of the project. */
declare module 'pdfmake' {
  interface Engine {
    setFonts(fonts: Readonly<Record<string, Readonly<Record<string, string>>>>): void
    setLocalAccessPolicy(may: (path: string) => boolean): void
    setUrlAccessPolicy(may: (url: string) => boolean): void
    createPdf(definition: object): { getBuffer(): Promise<Uint8Array> }
  }
  const engine: Engine
  export default engine
}
