/** The sixteen etalase of Katalog Lokal as the demo fills them. */
import type { EtalaseSeed } from './etalase.ts'
import { foodEtalase } from './food.ts'
import { goodsEtalase, healthEtalase } from './goods.ts'
import { performersEtalase, serviceEtalase } from './services.ts'

export const etalaseSeeds: readonly EtalaseSeed[] = [
  ...foodEtalase,
  ...goodsEtalase,
  ...serviceEtalase,
  healthEtalase,
  performersEtalase,
]
export type { EtalaseSeed, SubcategorySeed } from './etalase.ts'
