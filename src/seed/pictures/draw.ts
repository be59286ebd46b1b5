import type { ProductSeed } from '../products.ts'
export function drawProduct(product: ProductSeed): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 480"><title>${product.sku}</title></svg>`
}
