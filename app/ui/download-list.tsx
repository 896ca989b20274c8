import { useLocation } from '@remix-run/react';
import { count } from '~/kernel/words';

/**
 * A link to the whole of a list as a file, with the filters of the page it stands on.
 * @param list the list's name in `/lists/:list.csv`
 */
export function DownloadList({ list, total }: { list: string; total: number }) {
  const query = new URLSearchParams(useLocation().search);
  for (const place of ['page', 'older', 'newer']) query.delete(place);
  const filters = [...query].filter(([, value]) => value !== '');
  if (total === 0) return null;
  const address = new URLSearchParams(filters).toString();
  return (
    <p className="no-print mt-4 text-sm">
      <a href={`/lists/${list}.csv${address ? `?${address}` : ''}`} download>
        {`Download this list (CSV, ${count(total, 'row')})`}
      </a>
    </p>
  );
}
