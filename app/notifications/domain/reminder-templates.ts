import type { Template } from './template';

type Said = string | { message: string; mail: string };

/** The sentences of one kind of matter, by how far it has come. */
export type LadderWords = {
  /** Only for the matters whose event names this among its `parties`: those of another sort say something else. */
  only?: string;
  statutory?: boolean;
  /** Whether the one asked is told of it as something to do; of what is only to be known they read in the day's summary. */
  asks?: boolean;
  before?: Said;
  due?: Said;
  chaser?: Said;
  /** To whom it goes after the last chaser. */
  last?: { to: 'broker' | 'lead'; message: string; mail?: string; asks?: boolean };
};

/** The notices of a kind of matter: those asked (`whom` of the event) at each stage, and whoever it goes to at last. */
export function ladder(href: string, words: LadderWords): Template[] {
  const { only, statutory, last } = words;
  const common = {
    href,
    asks: words.asks ?? true,
    ...(statutory ? { statutory } : {}),
    ...(only === undefined ? {} : { onlyWhereAsked: only }),
  };
  const stages = (['before', 'due', 'chaser'] as const).flatMap((stage): Template[] => {
    const said = words[stage];
    if (said === undefined) return [];
    return [
      { ...common, to: ['whom'], onlyAt: [stage], ...(typeof said === 'string' ? { message: said } : said) },
    ];
  });
  if (!last) return stages;
  const { to, message, mail, asks = common.asks } = last;
  return [
    ...stages,
    { ...common, asks, to: [to], onlyAt: ['to-broker'], message, ...(mail === undefined ? {} : { mail }) },
  ];
}
