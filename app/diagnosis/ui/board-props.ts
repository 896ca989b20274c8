import type { BoardFilter } from '../board-forms';
import type { BoardView } from '../board-queries.server';

export const BOARD_PATH = '/board';

/** What the board and its parts are given. */
export type BoardProps = {
  board: BoardView;
  filter: BoardFilter;
  /** The address's query, as it is. */
  query: string;
  today: string;
  authority: string;
  /** Whether the viewer decides contested bands. */
  lead: boolean;
  /** Schools of a page of one band. */
  pageSize: number;
};
