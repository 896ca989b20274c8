import { NAMES } from './banks/people';
import type { Random } from './random';

/** A person's name, drawn from the seed: given and family names of one background, now and then of two. */
export function personName(random: Random): string {
  const background = () => random.weighted(NAMES.map((one) => [one, one.weight] as const));
  const one = background();
  const family = random.chance(0.06) ? background() : one;
  return `${random.pick(one.given)} ${random.pick(family.family)}`;
}
