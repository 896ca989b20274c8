import type { TariffContent } from '~/recompense/domain/tariffs/vocabulary';

/** A price list to start from; the authority edits its copy before it is in force. */
export type TariffStart = {
  key: string;
  name: string;
  about: string;
  /** The published document it follows; empty for none. */
  source: string;
  content: TariffContent;
};
