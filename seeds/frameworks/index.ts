import type { FrameworkSeed } from './framework';
import { hertfordshire } from './hertfordshire';
import { norfolk } from './norfolk';
import { rutland } from './rutland';
import { walsall } from './walsall';

export type { FrameworkSeed } from './framework';

export { hertfordshire, norfolk, rutland, walsall };

/** Frameworks an authority can adopt. */
export const FRAMEWORKS: readonly FrameworkSeed[] = [walsall, rutland, hertfordshire, norfolk];
